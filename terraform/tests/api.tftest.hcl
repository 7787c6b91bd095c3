mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name = "trimodal"
  functions = {
    predict = { name = "trimodal-predict", invoke_arn = "arn:predict:live/invocations" }
    explain = { name = "trimodal-explain", invoke_arn = "arn:explain:live/invocations" }
  }
  routes = {
    "POST /v1/predict"      = "predict"
    "GET /v1/models"        = "predict"
    "GET /v1/models/{name}" = "predict"
    "POST /v1/explain"      = "explain"
  }
}

run "routes_lead_to_aliases_and_need_a_key" {
  command = apply

  module {
    source = "./modules/api"
  }

  assert {
    condition     = keys(jsondecode(output.definition).paths) == ["/v1/explain", "/v1/models", "/v1/models/{name}", "/v1/predict"]
    error_message = "Each path must be there once."
  }

  assert {
    condition = alltrue(flatten([
      for path, methods in jsondecode(output.definition).paths : [
        for method in values(methods) : method.security == [{ api_key = [] }] && method["x-amazon-apigateway-integration"].type == "aws_proxy"
        && method["x-amazon-apigateway-integration"].httpMethod == "POST"
      ]
    ]))
    error_message = "Every method must need a key and hand the call on as it is."
  }

  assert {
    condition     = jsondecode(output.definition).components.securitySchemes.api_key == { type = "apiKey", name = "x-api-key", in = "header" }
    error_message = "The key comes in the header x-api-key."
  }

  assert {
    condition = alltrue([
      jsondecode(output.definition).paths["/v1/predict"].post["x-amazon-apigateway-integration"].uri == "arn:predict:live/invocations",
      jsondecode(output.definition).paths["/v1/models"].get["x-amazon-apigateway-integration"].uri == "arn:predict:live/invocations",
      jsondecode(output.definition).paths["/v1/explain"].post["x-amazon-apigateway-integration"].uri == "arn:explain:live/invocations",
    ])
    error_message = "Each route must lead to its function's alias."
  }

  assert {
    condition     = jsondecode(output.definition).paths["/v1/models/{name}"].get.parameters == [{ name = "name", in = "path", required = true, schema = { type = "string" } }]
    error_message = "A variable part of a path is a parameter."
  }

  assert {
    condition     = jsondecode(output.definition)["x-amazon-apigateway-gateway-responses"].QUOTA_EXCEEDED.statusCode == "429" && jsondecode(jsondecode(output.definition)["x-amazon-apigateway-gateway-responses"].INVALID_API_KEY.responseTemplates["application/json"]).status == 403
    error_message = "The gateway's refusals must be problem details with their status."
  }

  assert {
    condition     = aws_lambda_permission.api["predict"].qualifier == "live" && aws_lambda_permission.api["predict"].source_arn == "arn:aws:execute-api:eu-central-1:123456789012:abc123/live/*"
    error_message = "Only this API's stage may call, and only the alias."
  }

  assert {
    condition     = aws_api_gateway_method_settings.all.settings[0].throttling_rate_limit == 50 && aws_api_gateway_method_settings.all.settings[0].data_trace_enabled == false
    error_message = "All callers together are throttled, and bodies are not logged."
  }

  assert {
    condition     = jsondecode(aws_api_gateway_stage.this.access_log_settings[0].format).apiKeyId == "$context.identity.apiKeyId" && !strcontains(aws_api_gateway_stage.this.access_log_settings[0].format, "identity.apiKey\"")
    error_message = "The access log names a key by its id and never holds it."
  }

  assert {
    condition     = length(aws_api_gateway_api_key.this) == 0 && length(aws_api_gateway_usage_plan.this["standard"].quota_settings) == 0
    error_message = "No key and no quota unasked."
  }

  assert {
    condition     = endswith(aws_iam_role_policy_attachment.log[0].policy_arn, "/AmazonAPIGatewayPushToCloudWatchLogs") && length(aws_api_gateway_account.this) == 1
    error_message = "API Gateway must be able to write its access log."
  }
}

run "plans_and_keys" {
  command = apply

  module {
    source = "./modules/api"
  }

  variables {
    plans = {
      trial    = { rate = 1, burst = 2, quota_calls = 100, quota_period = "DAY" }
      standard = {}
    }
    keys             = { ada = {}, guest = { plan = "trial", enabled = false } }
    account_log_role = false
    tracing          = false
  }

  assert {
    condition     = aws_api_gateway_usage_plan.this["trial"].quota_settings[0].limit == 100 && aws_api_gateway_usage_plan.this["trial"].quota_settings[0].period == "DAY" && aws_api_gateway_usage_plan.this["trial"].throttle_settings[0].burst_limit == 2
    error_message = "The plan's quota and throttle must be what was asked for."
  }

  assert {
    condition     = aws_api_gateway_usage_plan_key.this["guest"].usage_plan_id == aws_api_gateway_usage_plan.this["trial"].id && aws_api_gateway_usage_plan_key.this["ada"].usage_plan_id == aws_api_gateway_usage_plan.this["standard"].id
    error_message = "Each key must be on its plan."
  }

  assert {
    condition     = aws_api_gateway_api_key.this["ada"].enabled && !aws_api_gateway_api_key.this["guest"].enabled && keys(output.key_ids) == ["ada", "guest"]
    error_message = "A key that is not enabled must be made so."
  }

  assert {
    condition     = length(aws_api_gateway_account.this) == 0 && length(aws_iam_role.log) == 0
    error_message = "An account's own logging role must be left alone where asked."
  }
}

run "refuses_bad_values" {
  command = plan

  module {
    source = "./modules/api"
  }

  variables {
    name                 = ""
    routes               = { "post /v1/predict" = "predict" }
    stage                = "a b"
    plans                = { standard = { rate = 0 } }
    throttle             = { burst = 0 }
    timeout_milliseconds = 30000
    binary_media_types   = ["bytes"]
    log_retention_days   = 2
    kms_key_arn          = "k"
  }

  expect_failures = [
    var.name, var.routes, var.stage, var.plans, var.throttle, var.timeout_milliseconds, var.binary_media_types,
    var.log_retention_days, var.kms_key_arn,
  ]
}

run "refuses_routes_to_nowhere_and_odd_periods" {
  command = plan

  module {
    source = "./modules/api"
  }

  variables {
    routes = { "POST /v1/train" = "train" }
    plans  = { standard = { quota_period = "HOUR" } }
  }

  expect_failures = [var.routes, var.plans]
}

run "refuses_odd_callers" {
  command = plan

  module {
    source = "./modules/api"
  }

  variables {
    keys = { "a b" = {} }
  }

  expect_failures = [var.keys]
}

run "refuses_keys_of_unknown_plans" {
  command = plan

  module {
    source = "./modules/api"
  }

  variables {
    keys = { ada = { plan = "gold" } }
  }

  expect_failures = [var.keys]
}

run "refuses_a_quota_of_nothing" {
  command = plan

  module {
    source = "./modules/api"
  }

  variables {
    plans = { standard = { quota_calls = 0 } }
  }

  expect_failures = [var.plans]
}
