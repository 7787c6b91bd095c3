# S3 Batch Operations: for every object in a manifest they invoke the function, which is how millions of stored objects are scored.
# The manifest lies under manifests/, the report is written under reports/ of the same bucket.

locals {
  batch_policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      {
        Sid      = "Score"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = [var.function_live_arn]
      },
      {
        Sid      = "ReadManifest"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectVersion"]
        Resource = ["${module.bucket.arn}/manifests/*"]
      },
      {
        Sid      = "WriteReport"
        Effect   = "Allow"
        Action   = ["s3:PutObject"]
        Resource = ["${module.bucket.arn}/reports/*"]
      },
      ], var.kms_key_arn == null ? [] : [{
        Sid      = "Key"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [var.kms_key_arn]
    }])
  })
}

resource "aws_iam_role" "batch" {
  count = var.batch_operations ? 1 : 0

  name        = "${var.name}-batch"
  description = "Lets S3 Batch Operations score stored objects"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "batchoperations.s3.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

resource "aws_iam_role_policy" "batch" {
  count = var.batch_operations ? 1 : 0

  name   = "batch"
  role   = aws_iam_role.batch[0].id
  policy = local.batch_policy
}
