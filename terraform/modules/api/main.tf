# A REST API in front of the functions. REST (v1) and not HTTP (v2), which has neither usage plans nor API keys.

data "aws_partition" "current" {}

locals {
  # Path -> method -> function
  paths = {
    for path in distinct([for route in keys(var.routes) : split(" ", route)[1]]) : path => {
      for route, function in var.routes : lower(split(" ", route)[0]) => function if split(" ", route)[1] == path
    }
  }

  # What API Gateway itself refuses looks like what the functions refuse: problem details (RFC 9457).
  refusals = {
    INVALID_API_KEY   = { status = 403, title = "Forbidden", detail = "The header x-api-key is missing, or its key is unknown or not enabled." }
    THROTTLED         = { status = 429, title = "Too Many Requests", detail = "Too many calls in this second: try again." }
    QUOTA_EXCEEDED    = { status = 429, title = "Too Many Requests", detail = "The usage plan's calls for this period are used up." }
    REQUEST_TOO_LARGE = { status = 413, title = "Request Entity Too Large", detail = "The request is larger than the gateway takes (10 MB)." }
  }

  definition = jsonencode({
    openapi = "3.0.1"
    info    = { title = var.name, version = "1.0.0", description = "Sentiment of spoken utterances, paid by the call" }
    paths = {
      for path, methods in local.paths : path => {
        for method, function in methods : method => {
          operationId = join("-", concat([method], regexall("[a-z0-9-]+", path)))
          parameters = [
            for match in regexall("\\{([a-z0-9_-]+)\\}", path) :
            { name = match[0], in = "path", required = true, schema = { type = "string" } }
          ]
          responses = { "200" = { description = "See /q/openapi of the function" } }
          security  = [{ api_key = [] }]
          "x-amazon-apigateway-integration" = {
            type                = "aws_proxy"
            httpMethod          = "POST" # how Lambda is called, whatever the caller's method
            uri                 = var.functions[function].invoke_arn
            passthroughBehavior = "when_no_match"
            timeoutInMillis     = var.timeout_milliseconds
          }
        }
      }
    }
    components = { securitySchemes = { api_key = { type = "apiKey", name = "x-api-key", in = "header" } } }

    "x-amazon-apigateway-api-key-source"     = "HEADER"
    "x-amazon-apigateway-binary-media-types" = var.binary_media_types
    "x-amazon-apigateway-gateway-responses" = {
      for type, problem in local.refusals : type => {
        statusCode        = tostring(problem.status)
        responseTemplates = { "application/json" = jsonencode(problem) }
      }
    }
  })
}

resource "aws_api_gateway_rest_api" "this" {
  name        = var.name
  description = "Sentiment of spoken utterances, paid by the call"
  body        = local.definition

  # Stated here too: where the body leaves them out on a later import, they would go.
  api_key_source     = "HEADER"
  binary_media_types = var.binary_media_types

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_deployment" "this" {
  rest_api_id = aws_api_gateway_rest_api.this.id

  triggers = {
    definition = sha256(local.definition)
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "this" {
  rest_api_id          = aws_api_gateway_rest_api.this.id
  deployment_id        = aws_api_gateway_deployment.this.id
  stage_name           = var.stage
  xray_tracing_enabled = var.tracing

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = jsonencode(local.access_log)
  }

  depends_on = [aws_api_gateway_account.this]
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.this.id
  stage_name  = aws_api_gateway_stage.this.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled        = true
    logging_level          = "OFF" # the access log tells who called; bodies are nobody's business
    data_trace_enabled     = false
    throttling_rate_limit  = var.throttle.rate
    throttling_burst_limit = var.throttle.burst
  }
}

resource "aws_lambda_permission" "api" {
  for_each = var.functions

  statement_id  = "call-by-${var.name}"
  action        = "lambda:InvokeFunction"
  function_name = each.value.name
  qualifier     = each.value.alias
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.this.execution_arn}/${var.stage}/*"
}
