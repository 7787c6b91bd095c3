mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name      = "trimodal"
  functions = { predict = { name = "trimodal-predict", timeout_seconds = 29 } }
}

run "functions_alone" {
  command = apply

  module {
    source = "./modules/observability"
  }

  assert {
    condition     = toset(output.alarm_names) == toset(["trimodal-predict-errors", "trimodal-predict-throttles", "trimodal-predict-duration"])
    error_message = "A function has three alarms; what is not there has none."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.function["predict-duration"].threshold == 23200 && aws_cloudwatch_metric_alarm.function["predict-duration"].extended_statistic == "p99"
    error_message = "The alarm of 80 % of the timeout is in milliseconds."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.function : alarm.alarm_actions == toset([aws_sns_topic.alarms.arn]) && alarm.treat_missing_data == "notBreaching"])
    error_message = "Every alarm goes to the topic, and silence is no alarm."
  }

  assert {
    condition     = length(aws_budgets_budget.monthly) == 0 && length(aws_sns_topic_subscription.email) == 0
    error_message = "No budget and no mail unasked."
  }

  assert {
    condition     = jsondecode(aws_sns_topic.alarms.policy).Statement[0].Principal.Service == ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] && jsondecode(aws_sns_topic.alarms.policy).Statement[0].Condition == { StringEquals = { "aws:SourceAccount" = "123456789012" } }
    error_message = "Only alarms and budgets of this account may publish."
  }

  assert {
    condition     = length(jsondecode(aws_cloudwatch_dashboard.this.dashboard_body).widgets) == 7
    error_message = "Four pictures of the functions and three of what they count."
  }
}

run "everything" {
  command = apply

  module {
    source = "./modules/observability"
  }

  variables {
    api                = { name = "trimodal", stage = "live" }
    queue              = { name = "trimodal-uploads", dead_letter_name = "trimodal-uploads-dead-letter" }
    emails             = ["ada@example.org"]
    monthly_budget_usd = 25
    budget_tag         = { key = "deployment", value = "trimodal" }
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.queue["dead-letter"].dimensions.QueueName == "trimodal-uploads-dead-letter" && aws_cloudwatch_metric_alarm.queue["dead-letter"].threshold == 0
    error_message = "The first dead letter is an alarm."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.queue["oldest-upload"].threshold == 1800 && aws_cloudwatch_metric_alarm.api[0].threshold == 0.01
    error_message = "Uploads wait at most 30 minutes, and one answer in a hundred may fail."
  }

  assert {
    condition     = aws_budgets_budget.monthly[0].limit_amount == "25" && one(aws_budgets_budget.monthly[0].cost_filter).values == tolist(["user:deployment$trimodal"])
    error_message = "The budget must be confined to the tag, in the way that AWS writes it."
  }

  assert {
    condition     = { for notice in aws_budgets_budget.monthly[0].notification : notice.notification_type => notice.threshold } == { ACTUAL = 80, FORECASTED = 100 }
    error_message = "Warnings at 80 % spent and at a forecast of all."
  }

  assert {
    condition     = aws_sns_topic_subscription.email["ada@example.org"].endpoint == "ada@example.org" && length(jsondecode(output.dashboard).widgets) == 9
    error_message = "Mail is sent, and queue and API are on the dashboard."
  }
}

run "refuses_bad_values" {
  command = plan

  module {
    source = "./modules/observability"
  }

  variables {
    name                  = ""
    functions             = {}
    oldest_upload_minutes = 0
    server_error_percent  = 100
    emails                = ["ada"]
    monthly_budget_usd    = 0
    kms_key_arn           = "k"
  }

  expect_failures = [
    var.name, var.functions, var.oldest_upload_minutes, var.server_error_percent, var.emails, var.monthly_budget_usd, var.kms_key_arn,
  ]
}
