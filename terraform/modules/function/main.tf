# A native executable on Lambda, its versions, and the alias `live` that everybody calls.

locals {
  through_bucket = var.package.file != null && var.package.bucket != null
  # The key carries the content's digest: a new package is a new object, and never replaces one that is being read.
  package_key  = local.through_bucket ? "functions/${var.name}/${filesha256(var.package.file)}.zip" : var.package.key
  package_hash = var.package.file == null ? var.package.sha256 : filebase64sha256(var.package.file)
}

resource "aws_s3_object" "package" {
  count = local.through_bucket ? 1 : 0

  bucket = var.package.bucket
  key    = local.package_key
  source = var.package.file
}

resource "aws_lambda_function" "this" {
  function_name = var.name
  description   = var.description
  role          = aws_iam_role.this.arn

  filename                       = local.package_key == null ? var.package.file : null
  s3_bucket                      = var.package.bucket
  s3_key                         = local.package_key == null ? null : try(aws_s3_object.package[0].key, local.package_key)
  source_code_hash               = local.package_hash
  package_type                   = "Zip"
  publish                        = true
  runtime                        = "provided.al2023" # ONNX Runtime needs a C library newer than that of provided.al2
  handler                        = "bootstrap"
  architectures                  = ["x86_64"] # the executable's
  memory_size                    = var.memory_mb
  timeout                        = var.timeout_seconds
  layers                         = var.layers
  kms_key_arn                    = var.kms_key_arn
  reserved_concurrent_executions = var.reserved_concurrency

  ephemeral_storage {
    size = var.ephemeral_storage_mb
  }

  dynamic "environment" {
    for_each = length(var.environment) > 0 ? [var.environment] : []

    content {
      variables = environment.value
    }
  }

  tracing_config {
    mode = var.tracing ? "Active" : "PassThrough"
  }

  # A first call must find its log group and its rights.
  depends_on = [aws_cloudwatch_log_group.this, aws_iam_role_policy.this]
}

locals {
  live_version   = coalesce(var.live_version, aws_lambda_function.this.version)
  canary_version = coalesce(var.canary_version, aws_lambda_function.this.version)
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  description      = "The version that is called"
  function_name    = aws_lambda_function.this.function_name
  function_version = local.live_version

  dynamic "routing_config" {
    for_each = var.canary_weight > 0 ? [var.canary_weight] : []

    content {
      additional_version_weights = { (local.canary_version) = routing_config.value }
    }
  }

  lifecycle {
    precondition {
      condition     = var.canary_weight == 0 || local.canary_version != local.live_version
      error_message = "The canary is live_version itself: nothing new was published. Give canary_version, or a new package."
    }
  }
}

resource "aws_lambda_function_event_invoke_config" "live" {
  count = var.has_on_failure_queue ? 1 : 0

  function_name          = aws_lambda_function.this.function_name
  qualifier              = aws_lambda_alias.live.name
  maximum_retry_attempts = 2

  destination_config {
    on_failure {
      destination = var.on_failure_queue_arn
    }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}
