# Messages are the names of objects; SQS encrypts them with its own keys.

locals {
  sender = var.events_through == "s3" ? {
    service = "s3.amazonaws.com", source = "arn:${data.aws_partition.current.partition}:s3:::${var.bucket}"
  } : { service = "events.amazonaws.com", source = local.rule_arn }

  only_tls = {
    Sid       = "OnlyOverTls"
    Effect    = "Deny"
    Principal = "*"
    Action    = "sqs:*"
    Condition = { Bool = { "aws:SecureTransport" = "false" } }
  }

  queue_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Uploads"
        Effect    = "Allow"
        Principal = { Service = local.sender.service }
        Action    = "sqs:SendMessage"
        Resource  = local.queue_arn
        Condition = {
          ArnEquals    = { "aws:SourceArn" = local.sender.source }
          StringEquals = { "aws:SourceAccount" = local.account }
        }
      },
      merge(local.only_tls, { Resource = local.queue_arn }),
    ]
  })

  dead_letter_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [merge(local.only_tls, { Resource = local.dead_letter_arn })]
  })
}

resource "aws_sqs_queue" "uploads" {
  name                       = var.name
  policy                     = local.queue_policy
  sqs_managed_sse_enabled    = true
  receive_wait_time_seconds  = 20
  message_retention_seconds  = var.message_retention_days * 24 * 60 * 60
  visibility_timeout_seconds = min(6 * var.function_timeout_seconds, 12 * 60 * 60) # as AWS advises: six times the function's

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letter.arn
    maxReceiveCount     = var.maximum_receives
  })
}

resource "aws_sqs_queue" "dead_letter" {
  name                      = "${var.name}-dead-letter"
  policy                    = local.dead_letter_policy
  sqs_managed_sse_enabled   = true
  message_retention_seconds = 14 * 24 * 60 * 60

  redrive_allow_policy = var.restrict_redrive ? jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [local.queue_arn]
  }) : null
}
