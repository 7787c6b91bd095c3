output "bucket" {
  description = "Name of the bucket for uploads and results."
  value       = module.bucket.name
}

output "bucket_arn" {
  description = "ARN of the bucket for uploads and results."
  value       = module.bucket.arn
}

output "queue_url" {
  description = "URL of the queue of events."
  value       = aws_sqs_queue.uploads.url
}

output "queue_name" {
  description = "Name of the queue of events."
  value       = var.name
}

output "dead_letter_url" {
  description = "URL of the dead-letter queue."
  value       = aws_sqs_queue.dead_letter.url
}

output "dead_letter_name" {
  description = "Name of the dead-letter queue."
  value       = "${var.name}-dead-letter"
}

output "dead_letter_arn" {
  description = "ARN of the dead-letter queue."
  value       = aws_sqs_queue.dead_letter.arn
}

output "batch_role_arn" {
  description = "ARN of the role for S3 Batch Operations; null where there is none."
  value       = one(aws_iam_role.batch[*].arn)
}

output "environment" {
  description = "Environment variables that tell the function the bucket, the prefixes and the rule of transcripts."
  value = {
    TRIMODAL_UPLOADS_BUCKETS        = var.bucket
    TRIMODAL_UPLOADS_PREFIX         = var.prefixes.uploads
    TRIMODAL_UPLOADS_RESULTS_PREFIX = var.prefixes.results
    TRIMODAL_UPLOADS_ERRORS_PREFIX  = var.prefixes.errors
    TRIMODAL_UPLOADS_TRANSCRIPTS    = var.transcripts
  }
}

output "function_statements" {
  description = "What the function needs: it reads uploads, writes results and errors, and takes messages from the queue."
  value = concat(
    [
      {
        sid        = "ReadUploads"
        actions    = ["s3:GetObject", "s3:GetObjectVersion"]
        resources  = ["${module.bucket.arn}/${var.prefixes.uploads}*"]
        conditions = {}
      },
      {
        # an upload that is gone is then told from one that may not be read, and what lies beside a recording is found
        sid        = "ListUploads"
        actions    = ["s3:ListBucket"]
        resources  = [module.bucket.arn]
        conditions = { StringLike = { "s3:prefix" = ["${var.prefixes.uploads}*", "${var.prefixes.results}*"] } }
      },
      {
        # a repeated event finds the result of the first
        sid        = "ReadResults"
        actions    = ["s3:GetObject"]
        resources  = ["${module.bucket.arn}/${var.prefixes.results}*"]
        conditions = {}
      },
      {
        sid        = "WriteResults"
        actions    = ["s3:PutObject", "s3:AbortMultipartUpload"]
        resources  = ["${module.bucket.arn}/${var.prefixes.results}*", "${module.bucket.arn}/${var.prefixes.errors}*"]
        conditions = {}
      },
      {
        sid        = "TakeMessages"
        actions    = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]
        resources  = [local.queue_arn]
        conditions = {}
      },
    ],
    var.kms_key_arn == null ? [] : [{
      sid        = "UploadsKey"
      actions    = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources  = [var.kms_key_arn]
      conditions = {}
    }],
  )
}

output "policies" {
  description = "Every policy that the module makes (JSON), by what carries it, for review."
  value = merge(
    {
      bucket      = module.bucket.policy
      queue       = local.queue_policy
      dead_letter = local.dead_letter_policy
    },
    var.batch_operations ? { batch = local.batch_policy } : {},
  )
}
