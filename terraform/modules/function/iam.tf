# The role of the function: its own log, its traces, and what var.statements allow.

locals {
  own_statements = concat(
    [{
      sid        = "OwnLog"
      actions    = ["logs:CreateLogStream", "logs:PutLogEvents"]
      resources  = ["${aws_cloudwatch_log_group.this.arn}:*"]
      conditions = {}
    }],
    # X-Ray knows no resources for these two: AWS demands "*".
    var.tracing ? [{
      sid        = "Traces"
      actions    = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
      resources  = ["*"]
      conditions = {}
    }] : [],
    var.has_on_failure_queue ? [{
      sid        = "FailedEvents"
      actions    = ["sqs:SendMessage"]
      resources  = [var.on_failure_queue_arn]
      conditions = {}
    }] : [],
    var.kms_key_arn != null ? [{
      sid        = "OwnEnvironment"
      actions    = ["kms:Decrypt"]
      resources  = [var.kms_key_arn]
      conditions = {}
    }] : [],
  )

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      for statement in concat(local.own_statements, var.statements) : merge(
        {
          Sid      = statement.sid
          Effect   = "Allow"
          Action   = statement.actions
          Resource = statement.resources
        },
        length(statement.conditions) > 0 ? { Condition = statement.conditions } : {},
      )
    ]
  })
}

resource "aws_iam_role" "this" {
  name        = var.name
  description = "What ${var.name} may do"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name   = "function"
  role   = aws_iam_role.this.id
  policy = local.policy
}
