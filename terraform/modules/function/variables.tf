# ---- what runs ----

variable "name" {
  description = "Name of the Lambda function, its role and its log group."
  type        = string

  validation {
    condition     = can(regex("^[a-zA-Z0-9_-]{1,64}$", var.name))
    error_message = "name must have 1 to 64 letters, digits, hyphens and underscores."
  }
}

variable "description" {
  description = "What the function does, as the console shows it."
  type        = string
  default     = ""

  validation {
    condition     = length(var.description) <= 256
    error_message = "description must have at most 256 characters."
  }
}

variable "package" {
  description = <<-EOT
    The function's zip. `file` alone is sent to Lambda directly, which takes up to 50 MB. `file` with `bucket` goes through
    that bucket, as a native executable with ONNX Runtime and models must. `bucket` and `key` without `file` name an object
    that is there already; give its `sha256` in base64 so that a new one is noticed.
  EOT
  type = object({
    file   = optional(string)
    bucket = optional(string)
    key    = optional(string)
    sha256 = optional(string)
  })

  validation {
    condition     = var.package.file != null ? var.package.key == null : var.package.bucket != null && var.package.key != null
    error_message = "package must give file, or file and bucket, or bucket and key."
  }

  validation {
    condition     = var.package.file == null ? true : fileexists(var.package.file)
    error_message = "package.file does not exist: build it first (./mvnw -Pnative package)."
  }
}

variable "environment" {
  description = "Environment variables of the function."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for name in keys(var.environment) : can(regex("^[a-zA-Z][a-zA-Z0-9_]+$", name)) && !startswith(name, "AWS_LAMBDA_")])
    error_message = "environment: names have letters, digits and underscores, and AWS_LAMBDA_ belongs to Lambda."
  }
}

# ---- how large ----

variable "memory_mb" {
  description = "Memory in MB; the share of CPU follows it (1,769 MB are one CPU)."
  type        = number
  default     = 1769

  validation {
    condition     = var.memory_mb >= 128 && var.memory_mb <= 10240 && floor(var.memory_mb) == var.memory_mb
    error_message = "memory_mb must be a whole number from 128 to 10240."
  }
}

variable "timeout_seconds" {
  description = "Seconds after which Lambda ends an invocation."
  type        = number
  default     = 29

  validation {
    condition     = var.timeout_seconds >= 1 && var.timeout_seconds <= 900 && floor(var.timeout_seconds) == var.timeout_seconds
    error_message = "timeout_seconds must be a whole number from 1 to 900."
  }
}

variable "ephemeral_storage_mb" {
  description = "Size of /tmp in MB; model packages that come from S3, and recordings while they are scored, are copied there."
  type        = number
  default     = 512

  validation {
    condition     = var.ephemeral_storage_mb >= 512 && var.ephemeral_storage_mb <= 10240 && floor(var.ephemeral_storage_mb) == var.ephemeral_storage_mb
    error_message = "ephemeral_storage_mb must be a whole number from 512 to 10240."
  }
}

variable "layers" {
  description = "ARNs of layer versions, at most 5. One with bin/ffmpeg lets recordings be read that take that program: it lies in /opt/bin, which is on the path."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.layers) <= 5 && alltrue([for layer in var.layers : can(regex("^arn:[^:]+:lambda:[^:]+:[0-9]{12}:layer:[A-Za-z0-9_-]+:[0-9]+$", layer))])
    error_message = "layers must be at most 5 ARNs of layer versions (arn:aws:lambda:<region>:<account>:layer:<name>:<version>)."
  }
}

variable "reserved_concurrency" {
  description = <<-EOT
    Executions that are set aside for this function, which are also its most; -1 sets none aside, 0 stops it. AWS keeps 100
    of an account unreserved, so a new account with a quota of 10 can reserve none.
  EOT
  type        = number
  default     = -1

  validation {
    condition     = var.reserved_concurrency >= -1 && floor(var.reserved_concurrency) == var.reserved_concurrency
    error_message = "reserved_concurrency must be -1 (none) or a whole number from 0."
  }
}

# ---- which version is live ----

variable "live_version" {
  description = "Version that the alias `live` points to; null is the one that this apply publishes."
  type        = string
  default     = null

  validation {
    condition     = var.live_version == null || can(regex("^[0-9]+$", var.live_version))
    error_message = "live_version must be a published version, such as \"7\"."
  }
}

variable "canary_version" {
  description = "Version that gets canary_weight of the calls; null is the one that this apply publishes."
  type        = string
  default     = null

  validation {
    condition     = var.canary_version == null || can(regex("^[0-9]+$", var.canary_version))
    error_message = "canary_version must be a published version, such as \"8\"."
  }
}

variable "canary_weight" {
  description = "Share of the calls, from 0 (none) to below 1, that go to the canary; the rest go to live_version."
  type        = number
  default     = 0

  validation {
    condition     = var.canary_weight >= 0 && var.canary_weight < 1
    error_message = "canary_weight must be from 0 to below 1."
  }

  validation {
    condition     = var.canary_weight == 0 || var.live_version != null
    error_message = "canary_weight needs live_version: say which version gets the rest of the calls."
  }

  validation {
    condition     = var.canary_weight == 0 || var.canary_version == null || var.canary_version != var.live_version
    error_message = "canary_version must differ from live_version."
  }
}

# ---- what it may do, and what is kept of it ----

variable "statements" {
  description = "What the function may do beyond writing its own log: IAM statements, each on named resources."
  type = list(object({
    sid        = string
    actions    = list(string)
    resources  = list(string)
    conditions = optional(map(map(list(string))), {})
  }))
  default = []

  validation {
    condition     = alltrue([for statement in var.statements : !contains(statement.resources, "*")])
    error_message = "statements must name their resources: \"*\" is not allowed."
  }

  validation {
    condition     = alltrue([for statement in var.statements : alltrue([for action in statement.actions : can(regex("^[a-z0-9-]+:[A-Za-z]+$", action))])])
    error_message = "statements must name their actions in full (s3:GetObject): no wildcards."
  }
}

variable "on_failure_queue_arn" {
  description = "SQS queue for events of asynchronous calls that failed after every retry; null where nobody calls asynchronously."
  type        = string
  default     = null

  validation {
    condition     = var.on_failure_queue_arn == null || can(regex("^arn:[^:]+:sqs:", var.on_failure_queue_arn))
    error_message = "on_failure_queue_arn must be the ARN of an SQS queue."
  }
}

variable "has_on_failure_queue" {
  description = "Whether on_failure_queue_arn is given; said apart because the ARN is not known while planning."
  type        = bool
  default     = false

  validation {
    condition     = !var.has_on_failure_queue || var.on_failure_queue_arn != null
    error_message = "has_on_failure_queue needs on_failure_queue_arn."
  }
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
  description = "KMS key for the logs and the environment variables; null leaves them to keys that AWS manages."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[^:]+:kms:[^:]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "kms_key_arn must be the ARN of a key (arn:aws:kms:<region>:<account>:key/<id>), not an alias."
  }
}
