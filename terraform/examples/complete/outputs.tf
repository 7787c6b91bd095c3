output "api_url" {
  description = "Where the API answers."
  value       = module.trimodal.api_url
}

output "api_id" {
  description = "Id of the REST API."
  value       = module.trimodal.api_id
}

output "api_keys" {
  description = "API keys by caller."
  value       = module.trimodal.api_keys
  sensitive   = true
}

output "api_key_ids" {
  description = "Ids of the API keys by caller: what the usage ledger calls them."
  value       = module.trimodal.api_key_ids
}

output "uploads_bucket" {
  description = "Bucket for uploads and results."
  value       = module.trimodal.uploads_bucket
}

output "uploads_queue_url" {
  description = "Queue of upload events."
  value       = module.trimodal.uploads_queue_url
}

output "dead_letter_url" {
  description = "Dead-letter queue of upload events."
  value       = module.trimodal.dead_letter_url
}

output "usage_table" {
  description = "Table of the usage ledger."
  value       = module.trimodal.usage_table
}

output "models_bucket" {
  description = "Model-repository bucket; null where the models ride in the zips."
  value       = module.trimodal.models_bucket
}

output "functions" {
  description = "The functions: Lambda name, the alias that is called, the newest version, and the one that is live."
  value       = module.trimodal.functions
}

output "dashboard_url" {
  description = "Where the dashboard is."
  value       = module.trimodal.dashboard_url
}

output "try" {
  description = "Commands to try: a metered call, the usage, an upload, stored objects, filling the model repository."
  value = {
    call   = module.trimodal.try_call
    usage  = module.trimodal.try_usage
    upload = module.trimodal.try_upload
    batch  = module.trimodal.try_batch
    models = module.trimodal.sync_models
  }
}
