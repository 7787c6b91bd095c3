variable "name" {
  description = "Name of the API, its plans and its keys."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,64}$", var.name))
    error_message = "name must have 1 to 64 letters, digits, hyphens and underscores."
  }
}

variable "routes" {
  description = "Which function answers what: \"POST /v1/predict\" = \"predict\"."
  type        = map(string)

  validation {
    condition     = length(var.routes) > 0 && alltrue([for route in keys(var.routes) : can(regex("^(GET|POST|PUT|DELETE|PATCH|HEAD) (/[a-z0-9{}._-]+)+$", route))])
    error_message = "routes must be written as \"POST /v1/predict\", and there must be one."
  }

  validation {
    condition     = alltrue([for function in values(var.routes) : contains(keys(var.functions), function)])
    error_message = "routes must lead to functions that are in functions."
  }
}

variable "functions" {
  description = "The functions by name: the Lambda function, its alias, and what API Gateway calls for the alias."
  type = map(object({
    name       = string
    alias      = optional(string, "live")
    invoke_arn = string
  }))
}

variable "stage" {
  description = "Name of the stage: the first part of every path."
  type        = string
  default     = "live"

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,64}$", var.stage))
    error_message = "stage must have 1 to 64 letters, digits, hyphens and underscores."
  }
}

variable "plans" {
  description = <<-EOT
    Usage plans by name: calls per second (rate, burst) and calls per period (quota_calls per DAY, WEEK or MONTH; null is no
    quota). The ledger's quota counts utterances and is set elsewhere; these count calls, and keep a caller from the others.
  EOT
  type = map(object({
    rate         = optional(number, 10)
    burst        = optional(number, 20)
    quota_calls  = optional(number)
    quota_period = optional(string, "MONTH")
  }))
  default = { standard = {} }

  validation {
    condition     = alltrue([for plan in values(var.plans) : plan.rate > 0 && plan.burst >= 1])
    error_message = "plans: rate must be above 0 and burst at least 1."
  }

  validation {
    condition     = alltrue([for plan in values(var.plans) : contains(["DAY", "WEEK", "MONTH"], plan.quota_period)])
    error_message = "plans: quota_period must be DAY, WEEK or MONTH."
  }

  validation {
    condition     = alltrue([for plan in values(var.plans) : plan.quota_calls == null ? true : plan.quota_calls >= 1])
    error_message = "plans: quota_calls must be at least 1, or null for none."
  }
}

variable "keys" {
  description = "API keys by the caller's name, each with its plan; a key that is not enabled is refused."
  type = map(object({
    plan    = optional(string, "standard")
    enabled = optional(bool, true)
  }))
  default = {}

  validation {
    condition     = alltrue([for key in values(var.keys) : contains(keys(var.plans), key.plan)])
    error_message = "keys: plan must be one of plans."
  }

  validation {
    condition     = alltrue([for caller in keys(var.keys) : can(regex("^[a-zA-Z0-9_.-]{1,64}$", caller))])
    error_message = "keys: a caller's name must have 1 to 64 letters, digits, dots, hyphens and underscores."
  }
}

variable "throttle" {
  description = "Calls per second of all callers together: what protects the functions, and the bill."
  type = object({
    rate  = optional(number, 50)
    burst = optional(number, 100)
  })
  default = {}

  validation {
    condition     = var.throttle.rate > 0 && var.throttle.burst >= 1
    error_message = "throttle: rate must be above 0 and burst at least 1."
  }
}

variable "timeout_milliseconds" {
  description = "How long API Gateway waits for a function."
  type        = number
  default     = 29000

  validation {
    condition     = var.timeout_milliseconds >= 50 && var.timeout_milliseconds <= 29000
    error_message = "timeout_milliseconds must be from 50 to 29000."
  }
}

variable "binary_media_types" {
  description = "Media types that are passed on as bytes: forms with NumPy parts, and tensors."
  type        = list(string)
  default     = ["multipart/form-data", "application/octet-stream"]

  validation {
    condition     = alltrue([for type in var.binary_media_types : can(regex("^[a-z*]+/[a-z0-9.+*-]+$", type))])
    error_message = "binary_media_types must be media types such as application/octet-stream."
  }
}

variable "tracing" {
  description = "Send traces to AWS X-Ray."
  type        = bool
  default     = true
}

variable "log_retention_days" {
  description = "Days for which the access log is kept."
  type        = number
  default     = 30

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653], var.log_retention_days)
    error_message = "log_retention_days must be one of CloudWatch's: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, …"
  }
}

variable "kms_key_arn" {
  description = "KMS key for the access log; null leaves it to a key that AWS manages."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (arn:aws:kms:<region>:<account>:key/<id>), not an alias."
  }
}

variable "account_log_role" {
  description = <<-EOT
    Give API Gateway the role through which it writes logs. That is one setting for all APIs of an account in a region: leave
    it out where somebody has set it already.
  EOT
  type        = bool
  default     = true
}
