output "topic_arn" {
  description = "ARN of the topic that alarms go to."
  value       = aws_sns_topic.alarms.arn
}

output "alarm_names" {
  description = "Names of all alarms."
  value = concat(
    [for alarm in aws_cloudwatch_metric_alarm.function : alarm.alarm_name],
    [for alarm in aws_cloudwatch_metric_alarm.queue : alarm.alarm_name],
    aws_cloudwatch_metric_alarm.api[*].alarm_name,
  )
}

output "dashboard_url" {
  description = "Where the dashboard is."
  value       = "https://console.aws.amazon.com/cloudwatch/home?region=${local.region}#dashboards/dashboard/${var.name}"
}

output "dashboard" {
  description = "The dashboard (JSON)."
  value       = local.dashboard
}

output "policy" {
  description = "The topic's policy (JSON), for review."
  value       = local.topic_policy
}
