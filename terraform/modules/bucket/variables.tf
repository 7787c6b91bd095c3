variable "name" {
  description = "Name of the bucket, unique in the whole of AWS."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.name))
    error_message = "name must have 3 to 63 lower-case letters, digits and hyphens, and start and end with a letter or digit."
  }
}

variable "kms_key_arn" {
  description = "KMS key that encrypts the objects; null encrypts with keys that S3 manages (SSE-S3)."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (arn:aws:kms:<region>:<account>:key/<id>), not an alias."
  }
}

variable "expire_after_days" {
  description = "Days after which objects are deleted, by key prefix; a prefix that is not named is kept."
  type        = map(number)
  default     = {}

  validation {
    condition     = alltrue([for days in values(var.expire_after_days) : days >= 1 && floor(days) == days])
    error_message = "expire_after_days must hold whole days, 1 or more."
  }
}

variable "keep_old_versions_days" {
  description = "Days for which an overwritten or deleted object can still be recovered."
  type        = number
  default     = 30

  validation {
    condition     = var.keep_old_versions_days >= 1 && floor(var.keep_old_versions_days) == var.keep_old_versions_days
    error_message = "keep_old_versions_days must be whole days, 1 or more."
  }
}

variable "tls_only" {
  description = "Refuse plain HTTP. False is for emulators that do not know conditions in policies and would refuse everything."
  type        = bool
  default     = true
}

variable "force_destroy" {
  description = "Let `terraform destroy` delete the bucket with everything in it."
  type        = bool
  default     = false
}
