variable "name" {
  description = "Name of the dashboard, the topic and the budget; the alarms' names begin with it."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,64}$", var.name))
    error_message = "name must have 1 to 64 letters, digits, hyphens and underscores."
  }
}

variable "functions" {
  description = "Functions to watch, by what they are called in alarms: their Lambda name and timeout."
  type = map(object({
    name            = string
    timeout_seconds = number
  }))

  validation {
    condition     = length(var.functions) > 0
    error_message = "functions must name at least one function."
  }
}

variable "api" {
  description = "REST API to watch; null for none."
  type = object({
    name  = string
    stage = string
  })
  default = null
}

variable "queue" {
  description = "Queue of uploads to watch, with its dead-letter queue; null for none."
  type = object({
    name             = string
    dead_letter_name = string
  })
  default = null
}

variable "oldest_upload_minutes" {
  description = "Age of the oldest waiting upload that sets off an alarm."
  type        = number
  default     = 30

  validation {
    condition     = var.oldest_upload_minutes >= 1
    error_message = "oldest_upload_minutes must be at least 1."
  }
}

variable "server_error_percent" {
  description = "Share of the API's answers in five minutes that may be server errors (5xx) before the alarm."
  type        = number
  default     = 1

  validation {
    condition     = var.server_error_percent >= 0 && var.server_error_percent < 100
    error_message = "server_error_percent must be from 0 to below 100."
  }
}

variable "emails" {
  description = "Addresses that alarms are sent to; each must confirm the mail that AWS sends first."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for email in var.emails : can(regex("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", email))])
    error_message = "emails must be e-mail addresses."
  }
}

variable "monthly_budget_usd" {
  description = "Budget in US dollars a month for what carries budget_tag; warnings at 80 % and at a forecast of 100 %. Null is none."
  type        = number
  default     = null

  validation {
    condition     = var.monthly_budget_usd == null ? true : var.monthly_budget_usd > 0
    error_message = "monthly_budget_usd must be above 0, or null for none."
  }
}

variable "budget_tag" {
  description = "Cost allocation tag (activated in the billing console) that the budget is confined to; null is the whole account."
  type = object({
    key   = string
    value = string
  })
  default = null
}

variable "kms_key_arn" {
  description = "KMS key for the topic, whose policy must let cloudwatch.amazonaws.com and budgets.amazonaws.com use it; null is none."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (arn:aws:kms:<region>:<account>:key/<id>), not an alias."
  }
}
