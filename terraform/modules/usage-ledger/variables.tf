variable "name" {
  description = "Name of the table."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9_.-]{3,255}$", var.name))
    error_message = "name must have 3 to 255 letters, digits, dots, hyphens and underscores."
  }
}

variable "monthly_quota" {
  description = "Utterances that a caller may have scored in a month, unless the caller's own entry `quota` says otherwise; null is no quota."
  type        = number
  default     = null

  validation {
    condition     = var.monthly_quota == null ? true : var.monthly_quota >= 1 && floor(var.monthly_quota) == var.monthly_quota
    error_message = "monthly_quota must be a whole number of utterances, 1 or more, or null."
  }
}

variable "kms_key_arn" {
  description = "KMS key for the table; null leaves it to a key that DynamoDB owns."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (arn:aws:kms:<region>:<account>:key/<id>), not an alias."
  }
}

variable "deletion_protection" {
  description = "Refuse to delete the table, from which bills are written."
  type        = bool
  default     = true
}
