# What stands around the functions: the API, the ledger, the uploads, and what watches them.

locals {
  routes = {
    for route, function in {
      "POST /v1/predict"          = "predict"
      "POST /v1/robustness-check" = "robustness-check"
      "POST /v1/explain"          = "explain"
      "GET /v1/models"            = "predict"
      "GET /v1/models/{name}"     = "predict"
      "GET /v1/usage"             = "predict"
    } : route => function if contains(local.called, function)
  }
}

module "api" {
  source = "./modules/api"
  count  = length(local.called) > 0 ? 1 : 0

  name   = var.name
  stage  = var.api.stage
  routes = local.routes
  functions = {
    for name in local.called : name => {
      name       = module.functions[name].name
      invoke_arn = module.functions[name].live_invoke_arn
    }
  }

  plans            = var.api.plans
  keys             = var.api.keys
  throttle         = var.api.throttle
  account_log_role = var.api.account_log_role

  tracing            = var.tracing
  log_retention_days = var.log_retention_days
  kms_key_arn        = var.kms_key_arn
}

module "ledger" {
  source = "./modules/usage-ledger"
  count  = local.counted ? 1 : 0

  name                = "${var.name}-usage"
  monthly_quota       = var.usage.monthly_quota
  deletion_protection = var.usage.deletion_protection
  kms_key_arn         = var.kms_key_arn
}

module "uploads" {
  source = "./modules/uploads"
  count  = local.uploads ? 1 : 0

  name              = "${var.name}-uploads"
  bucket            = "${var.name}-uploads-${local.bucket_suffix}"
  prefixes          = var.uploads.prefixes
  suffixes          = var.uploads.suffixes
  transcripts       = var.uploads.transcripts
  expire_after_days = var.uploads.expire_after_days
  force_destroy     = var.force_destroy
  kms_key_arn       = var.kms_key_arn

  function_live_arn             = module.functions["score-upload"].live_arn
  function_timeout_seconds      = local.timeouts["score-upload"]
  function_reserved_concurrency = var.functions["score-upload"].reserved_concurrency

  events_through         = var.uploads.events_through
  batch_size             = var.uploads.batch_size
  maximum_concurrency    = var.uploads.maximum_concurrency
  maximum_receives       = var.uploads.maximum_receives
  message_retention_days = var.uploads.message_retention_days
  batch_operations       = var.uploads.batch_operations

  tls_only         = !var.emulator
  restrict_redrive = !var.emulator
}

module "observability" {
  source = "./modules/observability"

  name = var.name
  functions = {
    for name in keys(var.functions) : name => { name = "${var.name}-${name}", timeout_seconds = local.timeouts[name] }
  }
  api   = length(local.called) > 0 ? { name = var.name, stage = var.api.stage } : null
  queue = local.uploads ? { name = module.uploads[0].queue_name, dead_letter_name = module.uploads[0].dead_letter_name } : null

  emails                = var.alarms.emails
  oldest_upload_minutes = var.alarms.oldest_upload_minutes
  server_error_percent  = var.alarms.server_error_percent
  monthly_budget_usd    = var.alarms.monthly_budget_usd
  budget_tag            = var.alarms.budget_tag
  kms_key_arn           = var.kms_key_arn
}
