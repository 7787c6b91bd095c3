locals {
  # DynamoDB uses the key in the caller's name: these are what it asks for, and they work through it alone.
  key_statements = var.kms_key_arn == null ? [] : [{
    sid = "LedgerKey"
    actions = [
      "kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey",
      "kms:GenerateDataKeyWithoutPlaintext", "kms:DescribeKey",
    ]
    resources  = [var.kms_key_arn]
    conditions = { StringLike = { "kms:ViaService" = ["dynamodb.*.amazonaws.com"] } }
  }]
}

output "name" {
  description = "Name of the table."
  value       = aws_dynamodb_table.this.name
}

output "arn" {
  description = "ARN of the table."
  value       = aws_dynamodb_table.this.arn
}

output "environment" {
  description = "Environment variables that make a function count in this ledger."
  value = merge(
    {
      TRIMODAL_USAGE_LEDGER = "dynamodb"
      TRIMODAL_USAGE_TABLE  = var.name
    },
    var.monthly_quota == null ? {} : { TRIMODAL_USAGE_MONTHLY_QUOTA = format("%d", var.monthly_quota) },
  )
}

output "function_statements" {
  description = "What a function needs: it counts calls and reads a caller's entries. It cannot delete, and cannot read the table as a whole."
  value = concat([{
    sid        = "UsageLedger"
    actions    = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:UpdateItem"]
    resources  = [aws_dynamodb_table.this.arn]
    conditions = {}
  }], local.key_statements)
}

output "operator_policy" {
  description = "Policy (JSON) for who prints a month of all callers (./trimodal usage) and sets quotas."
  value = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid      = "UsageLedger"
        Effect   = "Allow"
        Action   = ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan"]
        Resource = [aws_dynamodb_table.this.arn]
        },
        {
          # Quotas only: what was counted stays as it was.
          Sid      = "Quotas"
          Effect   = "Allow"
          Action   = ["dynamodb:UpdateItem"]
          Resource = [aws_dynamodb_table.this.arn]
          Condition = {
            "ForAllValues:StringEquals" = { "dynamodb:Attributes" = ["caller", "entry", "monthly_utterances"] }
            Null                        = { "dynamodb:Attributes" = "false" }
          }
      }],
      [for statement in local.key_statements : { Sid = statement.sid, Effect = "Allow", Action = statement.actions, Resource = statement.resources, Condition = statement.conditions }],
    )
  })
}
