# Uploads become events, events wait in a queue, the queue invokes the function, what fails for good goes to the dead-letter queue.

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

locals {
  # What the function knows by its name (UploadKind). What it does not read itself takes ffmpeg, which a layer can bring.
  known_suffixes = [
    ".json", ".jsonl", ".ndjson", ".npz", ".zip",
    ".wav", ".mp3", ".m4a", ".mp4", ".m4v", ".mov", ".mkv",
    ".webm", ".ogg", ".oga", ".ogv", ".opus", ".flac", ".aac", ".aif", ".aiff", ".avi", ".ts", ".mts", ".m2ts", ".mpg", ".mpeg", ".flv",
    ".wmv", ".wma", ".asf", ".amr", ".3gp", ".caf",
    ".vtt", ".srt", ".txt",
  ]
  # S3 and EventBridge tell capitals from small letters.
  suffixes = toset(concat(tolist(var.suffixes), [for suffix in var.suffixes : upper(suffix)]))

  account = data.aws_caller_identity.current.account_id
  # Named before they exist, so that each can carry its policy from the start.
  queue_arn       = "arn:${data.aws_partition.current.partition}:sqs:${data.aws_region.current.name}:${local.account}:${var.name}"
  dead_letter_arn = "${local.queue_arn}-dead-letter"
  rule_arn        = "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.name}:${local.account}:rule/${var.name}"
}

module "bucket" {
  source = "../bucket"

  name              = var.bucket
  kms_key_arn       = var.kms_key_arn
  force_destroy     = var.force_destroy
  tls_only          = var.tls_only
  expire_after_days = { for kind, days in var.expire_after_days : var.prefixes[kind] => days if days != null }
}

resource "aws_s3_bucket_notification" "uploads" {
  bucket      = module.bucket.name
  eventbridge = var.events_through == "eventbridge"

  dynamic "queue" {
    for_each = var.events_through == "s3" ? local.suffixes : []

    content {
      id            = "uploads${queue.value}"
      queue_arn     = aws_sqs_queue.uploads.arn
      events        = ["s3:ObjectCreated:*"]
      filter_prefix = var.prefixes.uploads
      filter_suffix = queue.value
    }
  }
}

resource "aws_cloudwatch_event_rule" "uploads" {
  count = var.events_through == "eventbridge" ? 1 : 0

  name        = var.name
  description = "Uploads to be scored"

  event_pattern = jsonencode({
    source        = ["aws.s3"]
    "detail-type" = ["Object Created"]
    detail = {
      bucket = { name = [var.bucket] }
      object = { key = [for suffix in local.suffixes : { wildcard = "${var.prefixes.uploads}*${suffix}" }] }
    }
  })
}

resource "aws_cloudwatch_event_target" "uploads" {
  count = var.events_through == "eventbridge" ? 1 : 0

  rule      = aws_cloudwatch_event_rule.uploads[0].name
  target_id = "queue"
  arn       = aws_sqs_queue.uploads.arn
}

resource "aws_lambda_event_source_mapping" "uploads" {
  event_source_arn        = aws_sqs_queue.uploads.arn
  function_name           = var.function_live_arn
  batch_size              = var.batch_size
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = var.maximum_concurrency
  }
}
