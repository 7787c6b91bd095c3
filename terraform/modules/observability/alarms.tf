locals {
  # What is worth an alarm in a function: it fails, it is turned away, it nears its timeout.
  function_alarms = merge([
    for key, function in var.functions : {
      "${key}-errors" = {
        function = function, metric = "Errors", statistic = "Sum", above = 0, periods = 1,
        text     = "${function.name} failed or ran out of time."
      }
      "${key}-throttles" = {
        function = function, metric = "Throttles", statistic = "Sum", above = 0, periods = 3,
        text     = "${function.name} is being throttled: raise its concurrency, or lower the plans."
      }
      "${key}-duration" = {
        function = function, metric = "Duration", statistic = "p99", above = 800 * function.timeout_seconds, periods = 3,
        text     = "${function.name} takes more than 80 % of its timeout."
      }
    }
  ]...)

  queue_alarms = var.queue == null ? {} : {
    dead-letter = {
      queue = var.queue.dead_letter_name, metric = "ApproximateNumberOfMessagesVisible", above = 0,
      text  = "An upload could not be scored: its event is in the dead-letter queue."
    }
    oldest-upload = {
      queue = var.queue.name, metric = "ApproximateAgeOfOldestMessage", above = 60 * var.oldest_upload_minutes,
      text  = "An upload has waited for more than ${var.oldest_upload_minutes} minutes."
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "function" {
  for_each = local.function_alarms

  alarm_name        = "${var.name}-${each.key}"
  alarm_description = each.value.text
  namespace         = "AWS/Lambda"
  metric_name       = each.value.metric
  dimensions        = { FunctionName = each.value.function.name }

  # The API takes percentiles and the plain statistics in different fields.
  statistic           = startswith(each.value.statistic, "p") ? null : each.value.statistic
  extended_statistic  = startswith(each.value.statistic, "p") ? each.value.statistic : null
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.above
  period              = 300
  evaluation_periods  = each.value.periods
  treat_missing_data  = "notBreaching" # nobody called
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "queue" {
  for_each = local.queue_alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.text
  namespace           = "AWS/SQS"
  metric_name         = each.value.metric
  dimensions          = { QueueName = each.value.queue }
  statistic           = "Maximum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.above
  period              = 60
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "api" {
  count = var.api == null ? 0 : 1

  alarm_name          = "${var.name}-api-server-errors"
  alarm_description   = "More than ${var.server_error_percent} % of the API's answers are server errors."
  namespace           = "AWS/ApiGateway"
  metric_name         = "5XXError"
  dimensions          = { ApiName = var.api.name, Stage = var.api.stage }
  statistic           = "Average" # of 0 and 1 for each call: the share
  comparison_operator = "GreaterThanThreshold"
  threshold           = var.server_error_percent / 100
  period              = 300
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_budgets_budget" "monthly" {
  count = var.monthly_budget_usd == null ? 0 : 1

  name         = var.name
  budget_type  = "COST"
  limit_amount = tostring(var.monthly_budget_usd)
  limit_unit   = "USD"
  time_unit    = "MONTHLY"

  dynamic "cost_filter" {
    for_each = var.budget_tag == null ? [] : [var.budget_tag]

    content {
      name   = "TagKeyValue"
      values = [format("user:%s$%s", cost_filter.value.key, cost_filter.value.value)]
    }
  }

  dynamic "notification" {
    for_each = { ACTUAL = 80, FORECASTED = 100 }

    content {
      notification_type         = notification.key
      threshold                 = notification.value
      threshold_type            = "PERCENTAGE"
      comparison_operator       = "GREATER_THAN"
      subscriber_sns_topic_arns = [aws_sns_topic.alarms.arn]
    }
  }
}
