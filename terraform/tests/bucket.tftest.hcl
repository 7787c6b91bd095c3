mock_provider "aws" {
  source = "./tests/mocks"
}

run "private_encrypted_versioned_and_over_tls_only" {
  command = apply

  module {
    source = "./modules/bucket"
  }

  variables {
    name = "some-uploads"
  }

  assert {
    condition     = alltrue([aws_s3_bucket_public_access_block.this.block_public_acls, aws_s3_bucket_public_access_block.this.block_public_policy, aws_s3_bucket_public_access_block.this.ignore_public_acls, aws_s3_bucket_public_access_block.this.restrict_public_buckets])
    error_message = "All four kinds of public access must be blocked."
  }

  assert {
    condition     = one(aws_s3_bucket_ownership_controls.this.rule).object_ownership == "BucketOwnerEnforced"
    error_message = "Access control lists must be off."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256"
    error_message = "Without a key S3 encrypts with its own."
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"
    error_message = "Versioning must be on."
  }

  assert {
    condition = jsondecode(aws_s3_bucket_policy.this[0].policy).Statement == [{
      Sid       = "OnlyOverTls"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::a-bucket", "arn:aws:s3:::a-bucket/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
    error_message = "The bucket's policy must refuse plain HTTP, and grant nothing."
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.this.rule) == 1 && aws_s3_bucket_lifecycle_configuration.this.rule[0].noncurrent_version_expiration[0].noncurrent_days == 30
    error_message = "Old versions go after 30 days, and nothing else does."
  }

  assert {
    condition     = aws_s3_bucket.this.force_destroy == false
    error_message = "A bucket with objects must not be destroyed unasked."
  }
}

run "own_key_and_expiry_by_prefix" {
  command = apply

  module {
    source = "./modules/bucket"
  }

  variables {
    name              = "some-uploads"
    kms_key_arn       = "arn:aws:kms:eu-central-1:123456789012:key/k"
    expire_after_days = { "uploads/" = 30 }
  }

  assert {
    condition = alltrue([
      one(aws_s3_bucket_server_side_encryption_configuration.this.rule).bucket_key_enabled,
      one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).sse_algorithm == "aws:kms",
      one(one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default).kms_master_key_id == "arn:aws:kms:eu-central-1:123456789012:key/k",
    ])
    error_message = "A given key must be used, with a bucket key."
  }

  assert {
    condition     = aws_s3_bucket_lifecycle_configuration.this.rule[1].filter[0].prefix == "uploads/" && aws_s3_bucket_lifecycle_configuration.this.rule[1].expiration[0].days == 30
    error_message = "Uploads must expire after 30 days."
  }
}

run "refuses_bad_values" {
  command = plan

  module {
    source = "./modules/bucket"
  }

  variables {
    name                   = "Some_Bucket"
    kms_key_arn            = "arn:aws:kms:eu-central-1:123456789012:alias/k"
    expire_after_days      = { "uploads/" = 0 }
    keep_old_versions_days = 0.5
  }

  expect_failures = [var.name, var.kms_key_arn, var.expire_after_days, var.keep_old_versions_days]
}
