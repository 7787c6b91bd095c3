# Everything: four functions, two plans, uploads, a ledger with a quota, alarms and a budget, models from a bucket where wanted.

provider "aws" {
  region = var.region

  # An emulator answers at AWS_ENDPOINT_URL, where a bucket has no host name of its own.
  s3_use_path_style       = var.emulator
  skip_metadata_api_check = var.emulator

  default_tags {
    tags = local.tags
  }
}

locals {
  tags = { project = "trimodal", deployment = var.name }
}

module "trimodal" {
  source = "../.."

  name = var.name

  functions = {
    for name, memory_mb in { predict = 1769, robustness-check = 3538, explain = 3538, score-upload = 3008 } : name => {
      package                        = "${var.packages}/${name == "score-upload" ? name : "server"}/target/function.zip"
      memory_mb                      = memory_mb
      reserved_concurrency           = lookup(var.reserved_concurrency, name, -1)
      # a recording that is scored as an upload lies in /tmp meanwhile
      ephemeral_storage_mb = (var.models_in_bucket ? 1024 : 512) + (name == "score-upload" ? 1536 : 0)
      live_version         = try(var.canaries[name].live_version, null)
      canary_weight        = try(var.canaries[name].weight, 0)
    }
  }

  models = { bucket = var.models_in_bucket }

  api = {
    plans = {
      trial    = { rate = 2, burst = 5, quota_calls = 1000, quota_period = "MONTH" }
      standard = { rate = 20, burst = 40 }
    }
    keys = var.callers
  }

  usage = { monthly_quota = var.monthly_quota, deletion_protection = !var.disposable }

  uploads = {
    events_through      = var.events_through
    maximum_concurrency = 10
    expire_after_days   = { uploads = 30, errors = 90 }
  }

  alarms = {
    emails             = var.emails
    monthly_budget_usd = var.monthly_budget_usd
    budget_tag         = { key = "deployment", value = var.name }
  }

  kms_key_arn   = var.kms_key_arn
  force_destroy = var.disposable
  emulator      = var.emulator
}
