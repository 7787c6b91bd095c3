mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name                     = "trimodal-uploads"
  bucket                   = "some-uploads"
  function_live_arn        = "arn:aws:lambda:eu-central-1:123456789012:function:score:live"
  function_timeout_seconds = 900
}

run "s3_to_queue_to_function" {
  command = apply

  module {
    source = "./modules/uploads"
  }

  assert {
    condition = toset([for queue in aws_s3_bucket_notification.uploads.queue : "${queue.filter_prefix}*${queue.filter_suffix}"]) == toset(flatten([
      for suffix in [
        ".json", ".jsonl", ".npz", ".zip", ".wav", ".mp3", ".m4a", ".mp4", ".m4v", ".mov", ".mkv", ".webm", ".ogg", ".flac", ".vtt", ".srt", ".txt",
      ] : ["uploads/*${suffix}", "uploads/*${upper(suffix)}"]
    ]))
    error_message = "Only uploads that can be scored, and transcripts of recordings, are announced: never results."
  }

  # S3 refuses rules of which one object would meet two, and takes 100 at most.
  assert {
    condition = length(aws_s3_bucket_notification.uploads.queue) <= 100 && !anytrue(flatten([
      for one in aws_s3_bucket_notification.uploads.queue : [
        for other in aws_s3_bucket_notification.uploads.queue : one.filter_suffix != other.filter_suffix && endswith(one.filter_suffix, other.filter_suffix)
      ]
    ]))
    error_message = "No suffix may be the end of another."
  }

  assert {
    condition     = aws_s3_bucket_notification.uploads.eventbridge == false && length(aws_cloudwatch_event_rule.uploads) == 0
    error_message = "An upload must be announced once."
  }

  assert {
    condition = jsondecode(aws_sqs_queue.uploads.policy).Statement[0] == {
      Sid       = "Uploads"
      Effect    = "Allow"
      Principal = { Service = "s3.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "arn:aws:sqs:eu-central-1:123456789012:trimodal-uploads"
      Condition = {
        ArnEquals    = { "aws:SourceArn" = "arn:aws:s3:::some-uploads" }
        StringEquals = { "aws:SourceAccount" = "123456789012" }
      }
    }
    error_message = "Only this bucket of this account may send."
  }

  assert {
    condition = alltrue([
      for policy in [aws_sqs_queue.uploads.policy, aws_sqs_queue.dead_letter.policy] :
      anytrue([for statement in jsondecode(policy).Statement : statement.Effect == "Deny" && statement.Condition == { Bool = { "aws:SecureTransport" = "false" } }])
    ])
    error_message = "Both queues must refuse plain HTTP."
  }

  assert {
    condition     = aws_sqs_queue.uploads.sqs_managed_sse_enabled && aws_sqs_queue.dead_letter.sqs_managed_sse_enabled
    error_message = "Messages must be encrypted."
  }

  assert {
    condition     = aws_sqs_queue.uploads.visibility_timeout_seconds == 5400 && aws_sqs_queue.dead_letter.message_retention_seconds == 1209600
    error_message = "A message is hidden for six timeouts of the function, and a dead letter is kept for 14 days."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue.uploads.redrive_policy) == { deadLetterTargetArn = aws_sqs_queue.dead_letter.arn, maxReceiveCount = 5 }
    error_message = "What fails five times goes to the dead-letter queue."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue.dead_letter.redrive_allow_policy) == { redrivePermission = "byQueue", sourceQueueArns = ["arn:aws:sqs:eu-central-1:123456789012:trimodal-uploads"] }
    error_message = "Only this queue may use the dead-letter queue."
  }

  assert {
    condition     = aws_lambda_event_source_mapping.uploads.function_response_types == toset(["ReportBatchItemFailures"]) && aws_lambda_event_source_mapping.uploads.scaling_config[0].maximum_concurrency == 10
    error_message = "One bad upload must not fail its batch, and the queue must not flood the account."
  }

  assert {
    condition     = aws_lambda_event_source_mapping.uploads.function_name == "arn:aws:lambda:eu-central-1:123456789012:function:score:live"
    error_message = "The queue invokes the alias."
  }

  assert {
    condition = [for statement in output.function_statements : { actions = statement.actions, resources = statement.resources }] == [
      { actions = ["s3:GetObject", "s3:GetObjectVersion"], resources = ["arn:aws:s3:::a-bucket/uploads/*"] },
      { actions = ["s3:ListBucket"], resources = ["arn:aws:s3:::a-bucket"] },
      { actions = ["s3:GetObject"], resources = ["arn:aws:s3:::a-bucket/results/*"] },
      { actions = ["s3:PutObject", "s3:AbortMultipartUpload"], resources = ["arn:aws:s3:::a-bucket/results/*", "arn:aws:s3:::a-bucket/errors/*"] },
      {
        actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]
        resources = ["arn:aws:sqs:eu-central-1:123456789012:trimodal-uploads"]
      },
    ]
    error_message = "The function reads uploads, writes results and errors, takes messages, and nothing else."
  }

  assert {
    condition = {
      for statement in jsondecode(aws_iam_role_policy.batch[0].policy).Statement : statement.Sid => statement.Resource
      } == {
      Score        = ["arn:aws:lambda:eu-central-1:123456789012:function:score:live"]
      ReadManifest = ["arn:aws:s3:::a-bucket/manifests/*"]
      WriteReport  = ["arn:aws:s3:::a-bucket/reports/*"]
    }
    error_message = "S3 Batch Operations invoke this function, read manifests and write reports."
  }

  assert {
    condition     = jsondecode(aws_iam_role.batch[0].assume_role_policy).Statement[0].Condition == { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    error_message = "Only this account's jobs may take the role."
  }
}

run "through_eventbridge_with_own_prefixes_and_key" {
  command = apply

  module {
    source = "./modules/uploads"
  }

  variables {
    events_through    = "eventbridge"
    suffixes          = [".jsonl"]
    transcripts       = "beside"
    prefixes          = { uploads = "in/calls/", results = "out/", errors = "bad/" }
    expire_after_days = { uploads = 7, errors = 90 }
    kms_key_arn       = "arn:aws:kms:eu-central-1:123456789012:key/k"
    restrict_redrive  = false
    batch_operations  = false
    tls_only          = false
  }

  assert {
    condition     = aws_s3_bucket_notification.uploads.eventbridge && length(aws_s3_bucket_notification.uploads.queue) == 0
    error_message = "An upload must be announced once, to EventBridge."
  }

  assert {
    condition = jsondecode(aws_cloudwatch_event_rule.uploads[0].event_pattern).detail == {
      bucket = { name = ["some-uploads"] }
      object = { key = [{ wildcard = "in/calls/*.JSONL" }, { wildcard = "in/calls/*.jsonl" }] }
    }
    error_message = "The rule takes this bucket's uploads, by prefix and suffix."
  }

  assert {
    condition     = jsondecode(aws_sqs_queue.uploads.policy).Statement[0].Principal == { Service = "events.amazonaws.com" } && jsondecode(aws_sqs_queue.uploads.policy).Statement[0].Condition.ArnEquals == { "aws:SourceArn" = "arn:aws:events:eu-central-1:123456789012:rule/trimodal-uploads" }
    error_message = "Only the rule may send."
  }

  assert {
    condition     = output.environment == { TRIMODAL_UPLOADS_BUCKETS = "some-uploads", TRIMODAL_UPLOADS_PREFIX = "in/calls/", TRIMODAL_UPLOADS_RESULTS_PREFIX = "out/", TRIMODAL_UPLOADS_ERRORS_PREFIX = "bad/", TRIMODAL_UPLOADS_TRANSCRIPTS = "beside" }
    error_message = "The function must be told the bucket, the prefixes and the rule of transcripts."
  }

  assert {
    condition     = [for statement in output.function_statements : statement.resources if statement.sid == "UploadsKey"] == [["arn:aws:kms:eu-central-1:123456789012:key/k"]]
    error_message = "The function must be let use the key."
  }

  assert {
    condition     = length(module.bucket.policy[*]) == 0 && length(aws_iam_role.batch) == 0 && output.batch_role_arn == null && keys(output.policies) == ["bucket", "dead_letter", "queue"]
    error_message = "What is left out must not be there."
  }
}

run "refuses_bad_values" {
  command = plan

  module {
    source = "./modules/uploads"
  }

  variables {
    name                          = "a b"
    bucket                        = "UPLOADS"
    prefixes                      = { uploads = "/uploads" }
    suffixes                      = [".csv"]
    transcripts                   = "perhaps"
    kms_key_arn                   = "k"
    expire_after_days             = { uploads = 0 }
    function_timeout_seconds      = 0
    function_reserved_concurrency = -2
    events_through                = "sns"
    batch_size                    = 11
    maximum_receives              = 0
    message_retention_days        = 14
  }

  expect_failures = [
    var.name, var.bucket, var.prefixes, var.suffixes, var.transcripts, var.kms_key_arn, var.expire_after_days, var.function_timeout_seconds,
    var.function_reserved_concurrency, var.events_through, var.batch_size, var.maximum_receives, var.message_retention_days,
  ]
}

run "refuses_results_that_would_be_uploads_and_too_little_concurrency" {
  command = plan

  module {
    source = "./modules/uploads"
  }

  variables {
    prefixes            = { uploads = "all/", results = "all/results/" }
    maximum_concurrency = 1
  }

  expect_failures = [var.prefixes, var.maximum_concurrency]
}

# .json would announce talk.transcript.json too, and S3 refuses two rules for one object.
run "refuses_a_suffix_that_another_one_covers" {
  command = plan

  module {
    source = "./modules/uploads"
  }

  variables {
    suffixes = [".json", ".transcript.json"]
  }

  expect_failures = [var.suffixes]
}

run "refuses_more_concurrency_than_is_reserved" {
  command = plan

  module {
    source = "./modules/uploads"
  }

  variables {
    maximum_concurrency           = 20
    function_reserved_concurrency = 10
  }

  expect_failures = [var.maximum_concurrency]
}
