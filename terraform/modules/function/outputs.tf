output "name" {
  description = "Name of the function."
  value       = aws_lambda_function.this.function_name
}

output "arn" {
  description = "ARN of the function without a version."
  value       = aws_lambda_function.this.arn
}

output "live_arn" {
  description = "ARN of the alias `live`: what callers and event sources use."
  value       = aws_lambda_alias.live.arn
}

output "live_invoke_arn" {
  description = "What API Gateway calls for the alias `live`."
  value       = aws_lambda_alias.live.invoke_arn
}

output "published_version" {
  description = "Newest published version."
  value       = aws_lambda_function.this.version
}

output "live_version" {
  description = "Version that the alias `live` points to: what live_version must be set to before a canary."
  value       = aws_lambda_alias.live.function_version
}

output "timeout_seconds" {
  description = "Seconds after which Lambda ends an invocation."
  value       = var.timeout_seconds
}

output "log_group_name" {
  description = "Log group of the function."
  value       = aws_cloudwatch_log_group.this.name
}

output "role_arn" {
  description = "ARN of the function's role."
  value       = aws_iam_role.this.arn
}

output "policy" {
  description = "The role's policy (JSON), for review."
  value       = local.policy
}
