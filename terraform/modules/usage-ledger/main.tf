# Who used how much: one table, one partition for each caller.
#
#   caller  entry            what
#   <id>    month#2026-11    calls#<function>, utterances#<function>, forward_passes#<function>, utterances
#   <id>    call#<request>   mark that a call was counted; expires
#   <id>    quota            monthly_utterances, which goes before the default
#
# A call is one transaction: put its mark if there is none, add to the month.

resource "aws_dynamodb_table" "this" {
  name                        = var.name
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "caller"
  range_key                   = "entry"
  deletion_protection_enabled = var.deletion_protection

  attribute {
    name = "caller"
    type = "S"
  }

  attribute {
    name = "entry"
    type = "S"
  }

  ttl {
    attribute_name = "expires_at"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  # Off means a key that DynamoDB owns: the table is always encrypted.
  server_side_encryption {
    enabled     = var.kms_key_arn != null
    kms_key_arn = var.kms_key_arn
  }
}
