variable "name" {
  description = "What every name begins with; one deployment for each name, account and region."
  type        = string
  default     = "trimodal"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,18}[a-z0-9]$", var.name))
    error_message = "name must have 3 to 20 lower-case letters, digits and hyphens, begin with a letter and not end with a hyphen."
  }
}

variable "functions" {
  description = <<-EOT
    The functions to deploy, each with its zip: predict, robustness-check and explain (`functions/server/target/function.zip`,
    which TRIMODAL_FUNCTIONS tells what to serve) answer calls behind the API, score-upload scores uploads. What is not named is not deployed, and neither is what only it needs.
    timeout_seconds is 29 behind the API, 900 for uploads. A recording that is scored as an upload lies in /tmp meanwhile, so
    ephemeral_storage_mb bounds its size; what takes ffmpeg needs a layer with bin/ffmpeg. To release carefully, set live_version to the version that is live
    and canary_weight to a share, with a new package; then take both away again.
  EOT
  type = map(object({
    package              = string
    memory_mb            = optional(number, 1769)
    timeout_seconds      = optional(number)
    ephemeral_storage_mb = optional(number, 512)
    layers               = optional(list(string), [])
    reserved_concurrency = optional(number, -1)
    environment          = optional(map(string), {})
    live_version         = optional(string)
    canary_version       = optional(string)
    canary_weight        = optional(number, 0)
  }))

  validation {
    condition     = length(var.functions) > 0 && alltrue([for function in keys(var.functions) : contains(["predict", "robustness-check", "explain", "score-upload"], function)])
    error_message = "functions must name at least one of predict, robustness-check, explain and score-upload, and nothing else."
  }

  validation {
    condition     = alltrue([for name, function in var.functions : name == "score-upload" || function.timeout_seconds == null ? true : function.timeout_seconds <= 29])
    error_message = "functions: behind the API timeout_seconds must be at most 29, for which API Gateway waits."
  }
}

variable "api" {
  description = "The API: usage plans, the callers' keys, calls per second of all together (throttle), and the largest request body."
  type = object({
    stage = optional(string, "live")
    plans = optional(map(object({
      rate         = optional(number, 10)
      burst        = optional(number, 20)
      quota_calls  = optional(number)
      quota_period = optional(string, "MONTH")
    })), { standard = {} })
    keys = optional(map(object({
      plan    = optional(string, "standard")
      enabled = optional(bool, true)
    })), {})
    throttle = optional(object({
      rate  = optional(number, 50)
      burst = optional(number, 100)
    }), {})
    body_size        = optional(string, "4M")
    account_log_role = optional(bool, true)
  })
  default = {}

  validation {
    condition     = can(regex("^[1-9][0-9]*[KM]$", var.api.body_size)) && try(tonumber(trimsuffix(trimsuffix(var.api.body_size, "M"), "K")) * (endswith(var.api.body_size, "M") ? 1024 : 1) <= 4608, false)
    error_message = "api.body_size must be a size such as 4M or 512K, at most 4608K: Lambda takes 6 MB, and bytes travel in base64."
  }
}

variable "usage" {
  description = <<-EOT
    The usage ledger: whether calls are counted, and how many utterances a caller may have scored in a month (null: no quota).
    deletion_protection keeps the table, from which bills are written, from being destroyed.
  EOT
  type = object({
    enabled             = optional(bool, true)
    monthly_quota       = optional(number)
    deletion_protection = optional(bool, true)
  })
  default = {}

  validation {
    condition     = var.usage.enabled || var.usage.monthly_quota == null
    error_message = "usage.monthly_quota needs usage.enabled: what is not counted cannot be limited."
  }
}

variable "uploads" {
  description = "The scoring of uploads: see modules/uploads for what each of these is."
  type = object({
    prefixes = optional(object({
      uploads = optional(string, "uploads/")
      results = optional(string, "results/")
      errors  = optional(string, "errors/")
    }), {})
    suffixes    = optional(set(string))
    transcripts = optional(string, "optional")
    expire_after_days = optional(object({
      uploads = optional(number)
      results = optional(number)
      errors  = optional(number)
    }), {})
    events_through         = optional(string, "s3")
    batch_size             = optional(number, 10)
    maximum_concurrency    = optional(number, 10)
    maximum_receives       = optional(number, 5)
    message_retention_days = optional(number, 4)
    batch_operations       = optional(bool, true)
  })
  default = {}
}

variable "models" {
  description = <<-EOT
    Which model packages are served. They ride in the zips; with bucket = true they come from a model-repository bucket, which
    each function copies to /tmp at its start. names and default are those of TRIMODAL_MODELS_NAMES and _DEFAULT.
  EOT
  type = object({
    bucket  = optional(bool, false)
    names   = optional(list(string), [])
    default = optional(string)
  })
  default = {}

  validation {
    condition     = var.models.default == null || length(var.models.names) == 0 ? true : contains(var.models.names, var.models.default)
    error_message = "models.default must be one of models.names."
  }
}

variable "alarms" {
  description = "Alarms, dashboard and budget: who gets mail, and the budget in US dollars a month (null: none) of what carries budget_tag."
  type = object({
    emails                = optional(set(string), [])
    oldest_upload_minutes = optional(number, 30)
    server_error_percent  = optional(number, 1)
    monthly_budget_usd    = optional(number)
    budget_tag            = optional(object({ key = string, value = string }))
  })
  default = {}
}

variable "tracing" {
  description = "Send traces to AWS X-Ray."
  type        = bool
  default     = true
}

variable "log_retention_days" {
  description = "Days for which logs are kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days must be one of CloudWatch's: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, …"
  }
}

variable "kms_key_arn" {
  description = <<-EOT
    KMS key for buckets, table, logs, environment variables and topic; null uses keys that AWS manages or owns. The key's policy must let
    logs.<region>.amazonaws.com, cloudwatch.amazonaws.com and budgets.amazonaws.com use it.
  EOT
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (arn:aws:kms:<region>:<account>:key/<id>), not an alias."
  }
}

variable "force_destroy" {
  description = "Let `terraform destroy` delete buckets with everything in them."
  type        = bool
  default     = false
}

variable "emulator" {
  description = <<-EOT
    The deployment is for an emulator of AWS such as moto, which knows neither conditions in bucket policies (it refuses everything) nor
    the restriction of who uses a dead-letter queue (it hangs): these two are left out. Never for AWS itself.
  EOT
  type        = bool
  default     = false
}
