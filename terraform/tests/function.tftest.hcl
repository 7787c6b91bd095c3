mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name    = "trimodal-predict"
  package = { file = "./tests/fixtures/function.zip" }
}

run "from_a_file_with_all_defaults" {
  command = apply

  module {
    source = "./modules/function"
  }

  assert {
    condition     = aws_lambda_function.this.runtime == "provided.al2023" && aws_lambda_function.this.architectures == tolist(["x86_64"]) && aws_lambda_function.this.publish
    error_message = "A native x86-64 executable on Amazon Linux 2023, published as a version."
  }

  assert {
    condition     = aws_lambda_function.this.filename == "./tests/fixtures/function.zip" && aws_lambda_function.this.s3_bucket == null && length(aws_s3_object.package) == 0
    error_message = "Without a bucket the zip goes to Lambda directly."
  }

  assert {
    condition     = aws_lambda_function.this.source_code_hash == filebase64sha256("./tests/fixtures/function.zip")
    error_message = "A new zip must be noticed by its digest."
  }

  assert {
    condition     = aws_lambda_function.this.reserved_concurrent_executions == -1 && length(aws_lambda_function.this.environment) == 0 && length(aws_lambda_function_event_invoke_config.live) == 0
    error_message = "Nothing is reserved, set or routed unasked."
  }

  assert {
    condition     = aws_lambda_alias.live.name == "live" && aws_lambda_alias.live.function_version == "8" && length(aws_lambda_alias.live.routing_config) == 0
    error_message = "live must be the version that was just published."
  }

  assert {
    condition     = aws_cloudwatch_log_group.this.name == "/aws/lambda/trimodal-predict" && aws_cloudwatch_log_group.this.retention_in_days == 30
    error_message = "Logs are kept for 30 days, where Lambda writes them."
  }

  assert {
    condition = jsondecode(aws_iam_role_policy.this.policy).Statement == [
      {
        Sid      = "OwnLog"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = ["arn:aws:logs:eu-central-1:123456789012:log-group:a-log:*"]
      },
      {
        Sid      = "Traces"
        Effect   = "Allow"
        Action   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
        Resource = ["*"]
      },
    ]
    error_message = "The role may write its own log and its traces, and nothing more."
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Principal == { Service = "lambda.amazonaws.com" }
    error_message = "Only Lambda may take the role."
  }
}

run "through_a_bucket_with_everything_set" {
  command = apply

  module {
    source = "./modules/function"
  }

  variables {
    package              = { file = "./tests/fixtures/function.zip", bucket = "packages" }
    environment          = { TRIMODAL_USAGE_LEDGER = "dynamodb" }
    memory_mb            = 3008
    timeout_seconds      = 900
    ephemeral_storage_mb = 1024
    layers               = ["arn:aws:lambda:eu-central-1:123456789012:layer:ffmpeg:3"]
    reserved_concurrency = 20
    tracing              = false
    log_retention_days   = 365
    kms_key_arn          = "arn:aws:kms:eu-central-1:123456789012:key/k"
    has_on_failure_queue = true
    on_failure_queue_arn = "arn:aws:sqs:eu-central-1:123456789012:dead"
    statements = [{
      sid        = "ListModels"
      actions    = ["s3:ListBucket"]
      resources  = ["arn:aws:s3:::models"]
      conditions = { StringLike = { "s3:prefix" = ["models/*"] } }
    }]
  }

  assert {
    condition     = aws_s3_object.package[0].bucket == "packages" && aws_s3_object.package[0].key == "functions/trimodal-predict/${filesha256("./tests/fixtures/function.zip")}.zip"
    error_message = "The zip lies in the bucket under its digest."
  }

  assert {
    condition     = aws_lambda_function.this.s3_bucket == "packages" && aws_lambda_function.this.s3_key == aws_s3_object.package[0].key && aws_lambda_function.this.filename == null
    error_message = "Lambda takes the zip from the bucket."
  }

  assert {
    condition = alltrue([
      aws_lambda_function.this.memory_size == 3008, aws_lambda_function.this.timeout == 900,
      aws_lambda_function.this.ephemeral_storage[0].size == 1024, aws_lambda_function.this.reserved_concurrent_executions == 20,
      aws_lambda_function.this.layers == tolist(["arn:aws:lambda:eu-central-1:123456789012:layer:ffmpeg:3"]),
      aws_lambda_function.this.environment[0].variables == tomap({ TRIMODAL_USAGE_LEDGER = "dynamodb" }),
      aws_lambda_function.this.tracing_config[0].mode == "PassThrough",
      aws_lambda_function.this.kms_key_arn == "arn:aws:kms:eu-central-1:123456789012:key/k",
      aws_cloudwatch_log_group.this.kms_key_id == "arn:aws:kms:eu-central-1:123456789012:key/k",
    ])
    error_message = "Sizes, environment, tracing and key must be what was asked for."
  }

  assert {
    condition     = [for statement in jsondecode(output.policy).Statement : statement.Sid] == ["OwnLog", "FailedEvents", "OwnEnvironment", "ListModels"]
    error_message = "Without tracing there is no right to trace; queue, key and own statements are there."
  }

  assert {
    condition     = jsondecode(output.policy).Statement[3].Condition == { StringLike = { "s3:prefix" = ["models/*"] } }
    error_message = "Conditions must be kept."
  }

  assert {
    condition     = aws_lambda_function_event_invoke_config.live[0].destination_config[0].on_failure[0].destination == "arn:aws:sqs:eu-central-1:123456789012:dead" && aws_lambda_function_event_invoke_config.live[0].qualifier == "live"
    error_message = "What fails when called asynchronously goes to the queue."
  }
}

run "from_an_object_that_is_there" {
  command = apply

  module {
    source = "./modules/function"
  }

  variables {
    package = { bucket = "packages", key = "predict.zip", sha256 = "abc=" }
  }

  assert {
    condition     = aws_lambda_function.this.s3_key == "predict.zip" && aws_lambda_function.this.source_code_hash == "abc=" && length(aws_s3_object.package) == 0
    error_message = "An object that is there must be used as it is."
  }
}

run "canary_gets_its_share" {
  command = apply

  module {
    source = "./modules/function"
  }

  variables {
    live_version  = "7"
    canary_weight = 0.1
  }

  assert {
    condition     = aws_lambda_alias.live.function_version == "7" && aws_lambda_alias.live.routing_config[0].additional_version_weights == tomap({ "8" = 0.1 })
    error_message = "Version 7 stays live, and the new version 8 gets a tenth."
  }
}

run "named_canary_beside_the_live_version" {
  command = apply

  module {
    source = "./modules/function"
  }

  variables {
    live_version   = "5"
    canary_version = "6"
    canary_weight  = 0.5
  }

  assert {
    condition     = aws_lambda_alias.live.function_version == "5" && aws_lambda_alias.live.routing_config[0].additional_version_weights == tomap({ "6" = 0.5 })
    error_message = "The named versions must share the calls."
  }
}

run "refuses_a_canary_of_what_is_live" {
  command = plan # on top of the runs before: version 8 is there

  module {
    source = "./modules/function"
  }

  variables {
    live_version  = "8"
    canary_weight = 0.1
  }

  expect_failures = [aws_lambda_alias.live]
}

run "refuses_bad_values" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    name                 = "no spaces"
    package              = { file = "./tests/fixtures/missing.zip" }
    environment          = { AWS_LAMBDA_EXEC_WRAPPER = "x" }
    memory_mb            = 64
    timeout_seconds      = 901
    ephemeral_storage_mb = 511
    layers               = ["arn:aws:lambda:eu-central-1:123456789012:layer:ffmpeg"]
    reserved_concurrency = -2
    live_version         = "newest"
    canary_version       = "$LATEST"
    statements           = [{ sid = "All", actions = ["s3:GetObject"], resources = ["*"] }]
    on_failure_queue_arn = "dead-letters"
    log_retention_days   = 31
    kms_key_arn          = "alias/k"
    description          = format("%257s", "long")
  }

  expect_failures = [
    var.name, var.package, var.environment, var.memory_mb, var.timeout_seconds, var.ephemeral_storage_mb, var.layers, var.reserved_concurrency,
    var.live_version, var.canary_version, var.statements, var.on_failure_queue_arn, var.log_retention_days,
    var.kms_key_arn, var.description,
  ]
}

run "refuses_wildcard_actions_and_what_contradicts_itself" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    package       = { file = "./tests/fixtures/function.zip", key = "also.zip" }
    statements    = [{ sid = "All", actions = ["s3:*"], resources = ["arn:aws:s3:::a/*"] }]
    canary_weight = 0.1

    has_on_failure_queue = true
  }

  expect_failures = [var.package, var.statements, var.canary_weight, var.has_on_failure_queue]
}

run "refuses_a_canary_that_is_the_live_version" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    live_version   = "7"
    canary_version = "7"
    canary_weight  = 0.1
  }

  expect_failures = [var.canary_weight]
}

run "refuses_a_canary_that_gets_everything" {
  command = plan

  module {
    source = "./modules/function"
  }

  variables {
    live_version  = "7"
    canary_weight = 1
  }

  expect_failures = [var.canary_weight]
}
