mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name = "trimodal-usage"
}

run "table_that_functions_can_only_add_to" {
  command = apply

  module {
    source = "./modules/usage-ledger"
  }

  assert {
    condition     = aws_dynamodb_table.this.hash_key == "caller" && aws_dynamodb_table.this.range_key == "entry" && aws_dynamodb_table.this.billing_mode == "PAY_PER_REQUEST"
    error_message = "One partition for each caller, paid by the request."
  }

  assert {
    condition     = aws_dynamodb_table.this.ttl[0].attribute_name == "expires_at" && aws_dynamodb_table.this.ttl[0].enabled && aws_dynamodb_table.this.point_in_time_recovery[0].enabled && aws_dynamodb_table.this.deletion_protection_enabled
    error_message = "Marks expire; the table can be recovered and is not deleted by accident."
  }

  assert {
    condition     = aws_dynamodb_table.this.server_side_encryption[0].enabled == false && output.environment == { TRIMODAL_USAGE_LEDGER = "dynamodb", TRIMODAL_USAGE_TABLE = "trimodal-usage" }
    error_message = "Without a key DynamoDB's own is used; without a quota none is told."
  }

  assert {
    condition     = output.function_statements[0].actions == ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem"] && output.function_statements[0].resources == ["arn:aws:dynamodb:eu-central-1:123456789012:table/a-table"] && length(output.function_statements) == 1
    error_message = "A function adds to its table and reads entries: it neither deletes nor scans."
  }

  assert {
    condition     = jsondecode(output.operator_policy).Statement[1].Condition["ForAllValues:StringEquals"] == { "dynamodb:Attributes" = ["caller", "entry", "monthly_utterances"] }
    error_message = "An operator sets quotas, and cannot change what was counted."
  }
}

run "own_key_and_quota" {
  command = apply

  module {
    source = "./modules/usage-ledger"
  }

  variables {
    monthly_quota       = 1000000
    kms_key_arn         = "arn:aws:kms:eu-central-1:123456789012:key/k"
    deletion_protection = false
  }

  assert {
    condition     = output.environment.TRIMODAL_USAGE_MONTHLY_QUOTA == "1000000"
    error_message = "The quota must be told as a plain number."
  }

  assert {
    condition     = aws_dynamodb_table.this.server_side_encryption[0].kms_key_arn == "arn:aws:kms:eu-central-1:123456789012:key/k" && output.function_statements[1].conditions == { StringLike = { "kms:ViaService" = ["dynamodb.*.amazonaws.com"] } } && jsondecode(output.operator_policy).Statement[2].Resource == ["arn:aws:kms:eu-central-1:123456789012:key/k"]
    error_message = "The given key is used, and function and operator may use it, through DynamoDB alone."
  }
}

run "refuses_bad_values" {
  command = plan

  module {
    source = "./modules/usage-ledger"
  }

  variables {
    name          = "t"
    monthly_quota = 0.5
    kms_key_arn   = "k"
  }

  expect_failures = [var.name, var.monthly_quota, var.kms_key_arn]
}
