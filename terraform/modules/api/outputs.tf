output "id" {
  description = "Id of the REST API."
  value       = aws_api_gateway_rest_api.this.id
}

output "name" {
  description = "Name of the REST API: the dimension of its metrics."
  value       = aws_api_gateway_rest_api.this.name
}

output "stage" {
  description = "Name of the stage."
  value       = aws_api_gateway_stage.this.stage_name
}

output "url" {
  description = "Where the API answers; a route's path follows."
  value       = aws_api_gateway_stage.this.invoke_url
}

output "definition" {
  description = "The OpenAPI document that was imported (JSON)."
  value       = local.definition
}

output "key_ids" {
  description = "Ids of the keys by caller: what the usage ledger and the access log call them."
  value       = { for caller, key in aws_api_gateway_api_key.this : caller => key.id }
}

output "keys" {
  description = "The keys by caller, for the header x-api-key."
  value       = { for caller, key in aws_api_gateway_api_key.this : caller => key.value }
  sensitive   = true
}
