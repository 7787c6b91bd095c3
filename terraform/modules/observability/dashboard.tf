locals {
  region = data.aws_region.current.name

  function_metrics = {
    "Invocations"           = { metric = "Invocations", stat = "Sum" }
    "Errors and throttles"  = { metric = "Errors", stat = "Sum", also = "Throttles" }
    "Duration, p50 and p99" = { metric = "Duration", stat = "p50", also_stat = "p99" }
    "Concurrent executions" = { metric = "ConcurrentExecutions", stat = "Maximum" }
  }

  function_widgets = [
    for title, shown in local.function_metrics : {
      title = title
      metrics = concat(
        [for key, function in var.functions : ["AWS/Lambda", shown.metric, "FunctionName", function.name, { stat = shown.stat, label = key }]],
        can(shown.also) ? [for key, function in var.functions : ["AWS/Lambda", shown.also, "FunctionName", function.name, { stat = shown.stat, label = "${key} ${lower(shown.also)}" }]] : [],
        can(shown.also_stat) ? [for key, function in var.functions : ["AWS/Lambda", shown.metric, "FunctionName", function.name, { stat = shown.also_stat, label = "${key} ${shown.also_stat}" }]] : [],
      )
    }
  ]

  queue_widgets = var.queue == null ? [] : [{
    title = "Uploads waiting, and given up"
    metrics = [
      ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", var.queue.name, { stat = "Maximum", label = "waiting" }],
      ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", var.queue.dead_letter_name, { stat = "Maximum", label = "dead letters" }],
    ]
  }]

  api_widgets = var.api == null ? [] : [{
    title = "API calls and refusals"
    metrics = [
      for metric, label in { Count = "calls", "4XXError" = "refused (4xx)", "5XXError" = "failed (5xx)" } :
      ["AWS/ApiGateway", metric, "ApiName", var.api.name, "Stage", var.api.stage, { stat = "Sum", label = label }]
    ]
  }]

  # What the functions count themselves (Embedded Metric Format), under the names that /q/metrics has elsewhere.
  own_widgets = [
    for title, metric in {
      "Utterances scored" = "trimodal_utterances_scored_total"
      "Forward passes"    = "trimodal_forward_passes_total"
      "Calls turned away" = "trimodal_requests_rejected_total"
      } : {
      title   = title
      metrics = [[{ expression = "SEARCH('Namespace=\"Trimodal\" MetricName=\"${metric}\"', 'Sum', 300)", label = "" }]]
    }
  ]

  widgets = concat(local.function_widgets, local.queue_widgets, local.api_widgets, local.own_widgets)

  dashboard = jsonencode({
    widgets = [
      for index, widget in local.widgets : {
        type   = "metric"
        x      = 12 * (index % 2)
        y      = 6 * floor(index / 2)
        width  = 12
        height = 6
        properties = {
          title   = widget.title
          metrics = widget.metrics
          region  = local.region
          period  = 300
          view    = "timeSeries"
        }
      }
    ]
  })
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name
  dashboard_body = local.dashboard
}
