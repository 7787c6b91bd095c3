output "api_url" {
  description = "Where the API answers."
  value       = module.trimodal.api_url
}

output "api_keys" {
  description = "API keys by caller."
  value       = module.trimodal.api_keys
  sensitive   = true
}

output "try_call" {
  description = "A metered call."
  value       = module.trimodal.try_call
}

output "try_usage" {
  description = "What the caller has used."
  value       = module.trimodal.try_usage
}
