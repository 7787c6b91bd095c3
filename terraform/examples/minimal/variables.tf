variable "region" {
  description = "AWS region."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be a region such as us-east-1."
  }
}

variable "package" {
  description = "The function's zip: ./mvnw -Pnative -pl functions/server -am package makes it."
  type        = string
  default     = "../../../functions/server/target/function.zip"

  validation {
    condition     = endswith(var.package, ".zip")
    error_message = "package must be a zip."
  }
}
