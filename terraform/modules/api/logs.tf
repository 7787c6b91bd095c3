# One line for each call: who (the key's id, never the key), what, how it ended, how long it took.

locals {
  access_log = {
    requestId          = "$context.requestId"
    time               = "$context.requestTimeEpoch"
    apiKeyId           = "$context.identity.apiKeyId"
    method             = "$context.httpMethod"
    path               = "$context.resourcePath"
    status             = "$context.status"
    error              = "$context.error.responseType"
    responseBytes      = "$context.responseLength"
    latency            = "$context.responseLatency"
    integrationLatency = "$context.integrationLatency"
    integrationError   = "$context.integrationErrorMessage"
  }
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/aws/apigateway/${var.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_iam_role" "log" {
  count = var.account_log_role ? 1 : 0

  name        = "${var.name}-gateway-log"
  description = "Lets API Gateway write logs"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "apigateway.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

# API Gateway refuses an account role that may not write to every log group: AWS's own policy is what it asks for.
resource "aws_iam_role_policy_attachment" "log" {
  count = var.account_log_role ? 1 : 0

  role       = aws_iam_role.log[0].name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "this" {
  count = var.account_log_role ? 1 : 0

  cloudwatch_role_arn = aws_iam_role.log[0].arn

  depends_on = [aws_iam_role_policy_attachment.log]
}
