output "name" {
  description = "Name of the bucket."
  value       = aws_s3_bucket.this.bucket # known while planning, as the id is not

  # Who writes to the bucket or lists it waits until it is closed to others.
  depends_on = [aws_s3_bucket_policy.this, aws_s3_bucket_server_side_encryption_configuration.this]
}

output "arn" {
  description = "ARN of the bucket."
  value       = aws_s3_bucket.this.arn
}

output "policy" {
  description = "The bucket's policy (JSON), for review; null where there is none."
  value       = var.tls_only ? local.policy : null
}
