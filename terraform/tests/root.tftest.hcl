mock_provider "aws" {
  source = "./tests/mocks"
}

run "predict_alone" {
  command = apply

  variables {
    functions = { predict = { package = "./tests/fixtures/function.zip" } }
    api       = { keys = { me = {} } }
  }

  assert {
    condition     = length(module.uploads) == 0 && length(module.models) == 0 && output.uploads_bucket == null && output.try_upload == null && output.try_batch == null
    error_message = "Without score-upload there is no bucket for uploads."
  }

  assert {
    condition     = keys(jsondecode(module.api[0].definition).paths) == ["/v1/models", "/v1/models/{name}", "/v1/predict", "/v1/usage"]
    error_message = "Only what predict answers is a route."
  }

  assert {
    condition     = strcontains(output.try_call, "curl -s https://abc123.execute-api.eu-central-1.amazonaws.com/live/v1/predict") && strcontains(output.try_call, "jq -r '.[\"me\"]'") && strcontains(output.try_usage, "/live/v1/usage")
    error_message = "The commands must be ready to paste."
  }

  assert {
    condition     = [for statement in jsondecode(output.policies["function predict"]).Statement : statement.Sid] == ["OwnLog", "Traces", "UsageLedger"]
    error_message = "predict writes its log, its traces and the ledger."
  }

  assert {
    condition     = tomap(local.environment) == tomap({ TRIMODAL_MODELS_VERIFY = "false" })
    error_message = "Models in function.zip are compared with a digest by Lambda."
  }
}

run "everything" {
  command = apply

  variables {
    functions = {
      predict          = { package = "./tests/fixtures/function.zip", live_version = "7", canary_weight = 0.2 }
      robustness-check = { package = "./tests/fixtures/function.zip" }
      explain          = { package = "./tests/fixtures/function.zip", environment = { TRIMODAL_LIMITS_BODY_SIZE = "1M" } }
      score-upload     = { package = "./tests/fixtures/function.zip", reserved_concurrency = 10 }
    }
    api         = { keys = { ada = {} }, body_size = "2M" }
    usage       = { monthly_quota = 5000 }
    uploads     = { expire_after_days = { uploads = 30 } }
    models      = { bucket = true, names = ["trimodal-almt", "trimodal-lnln"], default = "trimodal-almt" }
    alarms      = { monthly_budget_usd = 50 }
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/k"
  }

  # The only statements on "*": X-Ray knows no resources.
  assert {
    condition = alltrue(flatten([
      for policy in values(output.policies) : [
        for statement in jsondecode(policy).Statement :
        statement.Effect == "Deny" || !contains(flatten([statement.Resource]), "*") || statement.Action == ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
      ]
    ]))
    error_message = "A policy allows something on every resource."
  }

  assert {
    condition = alltrue(flatten([
      for policy in values(output.policies) : [
        for statement in jsondecode(policy).Statement :
        statement.Effect == "Deny" || alltrue([for action in flatten([statement.Action]) : !strcontains(action, "*")])
      ]
    ]))
    error_message = "A policy allows actions that it does not name."
  }

  # "Everybody" stands only where everybody is refused.
  assert {
    condition = alltrue(flatten([
      for policy in values(output.policies) : [
        for statement in jsondecode(policy).Statement : statement.Effect == "Deny" || try(statement.Principal, null) != "*"
      ]
    ]))
    error_message = "A policy allows something to everybody."
  }

  assert {
    condition     = length(output.policies) == 12
    error_message = "Every policy must be under review: four functions, uploads' four, two buckets, topic and operator."
  }

  assert {
    condition = alltrue([
      for name in ["predict", "robustness-check", "explain"] :
      [for statement in jsondecode(output.policies["function ${name}"]).Statement : statement.Sid] == ["OwnLog", "Traces", "OwnEnvironment", "ReadModels", "ListModels", "ModelsKey", "UsageLedger", "LedgerKey"]
    ])
    error_message = "What is called reads models and adds to the ledger: it has no right to uploads."
  }

  assert {
    condition     = [for statement in jsondecode(output.policies["function score-upload"]).Statement : statement.Sid] == ["OwnLog", "Traces", "FailedEvents", "OwnEnvironment", "ReadModels", "ListModels", "ModelsKey", "ReadUploads", "ListUploads", "ReadResults", "WriteResults", "TakeMessages", "UploadsKey"]
    error_message = "score-upload has no right to the ledger."
  }

  assert {
    condition = tomap(local.environment) == tomap({
      TRIMODAL_MODELS_REPOSITORY = "s3://trimodal-models-123456789012-eu-central-1/models"
      TRIMODAL_MODELS_NAMES      = "trimodal-almt,trimodal-lnln"
      TRIMODAL_MODELS_DEFAULT    = "trimodal-almt"
    })
    error_message = "The functions must be told where the models are and which."
  }

  assert {
    condition = tomap(local.called_environment) == tomap({
      TRIMODAL_LIMITS_BODY_SIZE    = "2M"
      TRIMODAL_USAGE_LEDGER        = "dynamodb"
      TRIMODAL_USAGE_TABLE         = "trimodal-usage"
      TRIMODAL_USAGE_MONTHLY_QUOTA = "5000"
    })
    error_message = "The functions behind the API must be told the ledger, the quota and the limit."
  }

  assert {
    condition     = module.functions["score-upload"].timeout_seconds == 900 && module.functions["predict"].timeout_seconds == 29
    error_message = "Uploads may take 15 minutes, calls as long as API Gateway waits."
  }

  assert {
    condition     = output.functions["predict"].live_version == "7" && output.functions["explain"].live_version == "8"
    error_message = "predict stays at 7 while its canary runs; explain goes on."
  }

  assert {
    condition     = strcontains(output.try_upload, "aws s3 cp film.json s3://trimodal-uploads-123456789012-eu-central-1/uploads/film.json") && strcontains(output.sync_models, "aws s3 sync models s3://trimodal-models-123456789012-eu-central-1/models") && strcontains(output.try_batch, "aws s3control create-job --account-id 123456789012")
    error_message = "The commands must be ready to paste."
  }
}

run "uploads_alone" {
  command = plan

  variables {
    functions = { score-upload = { package = "./tests/fixtures/function.zip" } }
    emulator  = true
  }

  assert {
    condition     = length(module.api) == 0 && length(module.ledger) == 0 && output.api_url == null && output.usage_table == null && output.try_call == null && length(module.uploads) == 1
    error_message = "Without a function behind it there is no API, and nothing to count."
  }
}

run "refuses_bad_values" {
  command = plan

  variables {
    name               = "Trimodal"
    functions          = { train = { package = "./tests/fixtures/function.zip" } }
    api                = { body_size = "10M" }
    usage              = { enabled = false, monthly_quota = 5 }
    models             = { names = ["a"], default = "b" }
    log_retention_days = 0
    kms_key_arn        = "k"
  }

  expect_failures = [var.name, var.functions, var.api, var.usage, var.models, var.log_retention_days, var.kms_key_arn]
}

run "refuses_calls_that_outlast_the_gateway" {
  command = plan

  variables {
    functions = { predict = { package = "./tests/fixtures/function.zip", timeout_seconds = 60 } }
  }

  expect_failures = [var.functions]
}
