# ---- the bucket ----

variable "name" {
  description = "Name of the queues, the rule and the role."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,48}$", var.name))
    error_message = "name must have 1 to 48 letters, digits, hyphens and underscores."
  }
}

variable "bucket" {
  description = "Name of the bucket for uploads and results, unique in the whole of AWS."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.bucket))
    error_message = "bucket must have 3 to 63 lower-case letters, digits and hyphens, and start and end with a letter or digit."
  }
}

variable "prefixes" {
  description = "Where uploads are expected, and where results and errors are written; none may lie within another."
  type = object({
    uploads = optional(string, "uploads/")
    results = optional(string, "results/")
    errors  = optional(string, "errors/")
  })
  default = {}

  validation {
    condition     = alltrue([for prefix in values(var.prefixes) : can(regex("^([A-Za-z0-9_.-]+/)+$", prefix))])
    error_message = "prefixes must end with a slash and not start with one."
  }

  validation {
    condition     = !anytrue([for pair in setproduct(keys(var.prefixes), keys(var.prefixes)) : startswith(var.prefixes[pair[0]], var.prefixes[pair[1]]) if pair[0] != pair[1]])
    error_message = "prefixes must not lie within one another: a result would be scored as an upload."
  }
}

variable "suffixes" {
  description = <<-EOT
    Endings of the uploads that are scored, in small letters; names in capitals (.MP4, as cameras write) are taken too, anything else is left
    alone. Where transcripts lie beside recordings (talk.mp4, talk.vtt), both must be among them; talk.transcript.json ends in .json.
  EOT
  type        = set(string)
  nullable    = false
  default = [
    ".json", ".jsonl", ".npz", ".zip",
    ".wav", ".mp3", ".m4a", ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".ogg", ".flac",
    ".vtt", ".srt", ".txt",
  ]

  validation {
    condition     = length(var.suffixes) > 0 && alltrue([for suffix in var.suffixes : contains(local.known_suffixes, suffix)])
    error_message = "suffixes must be of ${join(" ", local.known_suffixes)}, and there must be one."
  }
}

variable "transcripts" {
  description = <<-EOT
    What a recording has to do with transcripts beside it, where its metadata trimodal-transcript do not say. optional: it is scored at once,
    with those that are there. beside: it waits for one. none: it is scored without.
  EOT
  type        = string
  default     = "optional"

  validation {
    condition     = contains(["optional", "beside", "none"], var.transcripts)
    error_message = "transcripts must be optional, beside or none."
  }
}

variable "kms_key_arn" {
  description = "KMS key for the objects; null encrypts with keys that S3 manages. Queue messages, which hold names only, are always encrypted by SQS."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (arn:aws:kms:<region>:<account>:key/<id>), not an alias."
  }
}

variable "expire_after_days" {
  description = "Days after which uploads, results and errors are deleted; null keeps them."
  type = object({
    uploads = optional(number)
    results = optional(number)
    errors  = optional(number)
  })
  default = {}

  validation {
    condition     = alltrue([for days in values(var.expire_after_days) : days == null ? true : days >= 1 && floor(days) == days])
    error_message = "expire_after_days must hold whole days, 1 or more, or null."
  }
}

variable "force_destroy" {
  description = "Let `terraform destroy` delete the bucket with everything in it."
  type        = bool
  default     = false
}

# ---- the function ----

variable "function_live_arn" {
  description = "ARN of the alias of the function that scores uploads."
  type        = string
}

variable "function_timeout_seconds" {
  description = "The function's timeout, which the queue's visibility timeout follows."
  type        = number

  validation {
    condition     = var.function_timeout_seconds >= 1 && var.function_timeout_seconds <= 900
    error_message = "function_timeout_seconds must be from 1 to 900."
  }
}

variable "function_reserved_concurrency" {
  description = "Executions that are reserved for the function; -1 for none."
  type        = number
  default     = -1

  validation {
    condition     = var.function_reserved_concurrency >= -1
    error_message = "function_reserved_concurrency must be -1 (none) or a number from 0."
  }
}

# ---- the way of an event ----

variable "events_through" {
  description = "s3: the bucket's own notifications go to the queue. eventbridge: they go through EventBridge, where others can listen too."
  type        = string
  default     = "s3"

  validation {
    condition     = contains(["s3", "eventbridge"], var.events_through)
    error_message = "events_through must be s3 or eventbridge."
  }
}

variable "batch_size" {
  description = "Most uploads that one invocation gets; each is reported on its own. They share the function's timeout: long recordings want fewer."
  type        = number
  default     = 10

  validation {
    condition     = var.batch_size >= 1 && var.batch_size <= 10 && floor(var.batch_size) == var.batch_size
    error_message = "batch_size must be a whole number from 1 to 10."
  }
}

variable "maximum_concurrency" {
  description = "Most invocations at a time that the queue asks for."
  type        = number
  default     = 10

  validation {
    condition     = var.maximum_concurrency >= 2 && var.maximum_concurrency <= 1000 && floor(var.maximum_concurrency) == var.maximum_concurrency
    error_message = "maximum_concurrency must be a whole number from 2 to 1000."
  }

  validation {
    condition     = var.function_reserved_concurrency == -1 || var.maximum_concurrency <= var.function_reserved_concurrency
    error_message = "maximum_concurrency must not exceed the function's reserved_concurrency: throttled messages would end in the dead-letter queue."
  }
}

variable "maximum_receives" {
  description = "How often an upload is tried before its event goes to the dead-letter queue."
  type        = number
  default     = 5

  validation {
    condition     = var.maximum_receives >= 1 && var.maximum_receives <= 1000 && floor(var.maximum_receives) == var.maximum_receives
    error_message = "maximum_receives must be a whole number from 1 to 1000."
  }
}

variable "message_retention_days" {
  description = "Days for which an event waits in the queue; in the dead-letter queue it waits 14."
  type        = number
  default     = 4

  validation {
    condition     = var.message_retention_days >= 1 && var.message_retention_days <= 13
    error_message = "message_retention_days must be from 1 to 13: the dead-letter queue, whose clock runs from the first sending, must keep events longer."
  }
}

variable "tls_only" {
  description = "Refuse plain HTTP to the bucket. False is for emulators that do not know conditions in policies and would refuse everything."
  type        = bool
  default     = true
}

variable "restrict_redrive" {
  description = "Let only this queue use the dead-letter queue. False is for emulators that do not know the attribute."
  type        = bool
  default     = true
}

variable "batch_operations" {
  description = "Make a role with which S3 Batch Operations invoke the function for objects that are stored already."
  type        = bool
  default     = true
}
