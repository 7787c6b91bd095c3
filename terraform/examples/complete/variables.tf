variable "region" {
  description = "AWS region."
  type        = string
  default     = "us-east-1"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region must be a region such as us-east-1."
  }
}

variable "name" {
  description = "What every name begins with."
  type        = string
  default     = "trimodal"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "name must have 3 to 20 lower-case letters, digits and hyphens, begin with a letter and not end with a hyphen."
  }
}

variable "packages" {
  description = "Folder of the functions, with server/target/function.zip and score-upload/target/function.zip as the build leaves them."
  type        = string
  default     = "../../../functions"

  validation {
    condition     = !endswith(var.packages, "/")
    error_message = "packages must not end with a slash."
  }
}

variable "callers" {
  description = "API keys to make, by the caller's name, each on the plan trial or standard."
  type = map(object({
    plan    = optional(string, "standard")
    enabled = optional(bool, true)
  }))
  default = { me = {}, guest = { plan = "trial" } }

  validation {
    condition     = alltrue([for caller in values(var.callers) : contains(["trial", "standard"], caller.plan)])
    error_message = "callers: plan must be trial or standard."
  }
}

variable "monthly_quota" {
  description = "Utterances that a caller may have scored in a month; null is no quota."
  type        = number
  default     = 100000

  validation {
    condition     = var.monthly_quota == null ? true : var.monthly_quota >= 1
    error_message = "monthly_quota must be at least 1, or null."
  }
}

variable "reserved_concurrency" {
  description = "Executions set aside by function, which are also its most. Needs an account whose quota leaves 100 free."
  type        = map(number)
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.reserved_concurrency) : contains(["predict", "robustness-check", "explain", "score-upload"], name)])
    error_message = "reserved_concurrency must name functions: predict, robustness-check, explain, score-upload."
  }
}

variable "canaries" {
  description = "Careful releases by function: the version that stays live, and the share of calls that the new one gets."
  type = map(object({
    live_version = string
    weight       = number
  }))
  default = {}

  validation {
    condition     = alltrue([for name in keys(var.canaries) : contains(["predict", "robustness-check", "explain", "score-upload"], name)])
    error_message = "canaries must name functions: predict, robustness-check, explain, score-upload."
  }
}

variable "events_through" {
  description = "How upload events reach the queue: s3 or eventbridge."
  type        = string
  default     = "s3"

  validation {
    condition     = contains(["s3", "eventbridge"], var.events_through)
    error_message = "events_through must be s3 or eventbridge."
  }
}

variable "models_in_bucket" {
  description = "Serve models from a model-repository bucket and not from the zips."
  type        = bool
  default     = false
}

variable "emails" {
  description = "Addresses that alarms are sent to."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for email in var.emails : strcontains(email, "@")])
    error_message = "emails must be e-mail addresses."
  }
}

variable "monthly_budget_usd" {
  description = "Budget in US dollars a month; null is none."
  type        = number
  default     = 50

  validation {
    condition     = var.monthly_budget_usd == null ? true : var.monthly_budget_usd > 0
    error_message = "monthly_budget_usd must be above 0, or null."
  }
}

variable "kms_key_arn" {
  description = "KMS key for what is stored; null uses keys that AWS manages or owns."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (arn:aws:kms:<region>:<account>:key/<id>), not an alias."
  }
}

variable "disposable" {
  description = "Let `terraform destroy` take buckets with their objects, and the usage table."
  type        = bool
  default     = false
}

variable "emulator" {
  description = "The API is an emulator at AWS_ENDPOINT_URL (emulator.tfvars)."
  type        = bool
  default     = false
}
