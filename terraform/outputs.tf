output "api_url" {
  description = "Where the API answers; null without a function behind it."
  value       = one(module.api[*].url)
}

output "api_id" {
  description = "Id of the REST API; null without one."
  value       = one(module.api[*].id)
}

output "api_key_ids" {
  description = "Ids of the API keys by caller: what the usage ledger calls them."
  value       = try(module.api[0].key_ids, {})
}

output "api_keys" {
  description = "API keys by caller."
  value       = try(module.api[0].keys, {})
  sensitive   = true
}

output "uploads_bucket" {
  description = "Bucket for uploads and results; null without score-upload."
  value       = one(module.uploads[*].bucket)
}

output "uploads_queue_url" {
  description = "Queue of upload events; null without score-upload."
  value       = one(module.uploads[*].queue_url)
}

output "dead_letter_url" {
  description = "Dead-letter queue of upload events; null without score-upload."
  value       = one(module.uploads[*].dead_letter_url)
}

output "usage_table" {
  description = "Table of the usage ledger; null where calls are not counted."
  value       = one(module.ledger[*].name)
}

output "usage_operator_policy" {
  description = "IAM policy (JSON) for who prints the usage of all callers and sets quotas; null where calls are not counted."
  value       = one(module.ledger[*].operator_policy)
}

output "models_bucket" {
  description = "Model-repository bucket; null where the models ride in the zips."
  value       = one(module.models[*].name)
}

output "functions" {
  description = "The functions: Lambda name, the alias that is called, the newest version, and the one that is live."
  value = {
    for name, function in module.functions : name => {
      name              = function.name
      live_arn          = function.live_arn
      published_version = function.published_version
      live_version      = function.live_version
    }
  }
}

output "dashboard_url" {
  description = "Where the dashboard is."
  value       = module.observability.dashboard_url
}

output "alarms_topic_arn" {
  description = "Topic that alarms go to."
  value       = module.observability.topic_arn
}

output "policies" {
  description = "Every policy that was made (JSON), by what carries it, for review."
  value       = { for name, policy in local.policies : name => policy if policy != null }
}

locals {
  policies = merge(
    { for name, function in module.functions : "function ${name}" => function.policy },
    { for name, policy in try(module.uploads[0].policies, {}) : "uploads ${name}" => policy },
    { "packages bucket" = module.packages.policy, "alarms topic" = module.observability.policy },
    { "models bucket" = one(module.models[*].policy), "usage operator" = one(module.ledger[*].operator_policy) },
  )
}
