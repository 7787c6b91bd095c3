# The functions. What each may do is put together here, from what the other modules say that a function needs.

data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

locals {
  # The names of buckets are one for all of AWS.
  bucket_suffix = "${data.aws_caller_identity.current.account_id}-${data.aws_region.current.name}"

  called  = toset([for name in keys(var.functions) : name if name != "score-upload"])
  uploads = contains(keys(var.functions), "score-upload")
  counted = var.usage.enabled && length(local.called) > 0

  timeouts = { for name, function in var.functions : name => coalesce(function.timeout_seconds, name == "score-upload" ? 900 : 29) }

  environment = merge(
    # What rides in function.zip has Lambda's own digest, so it need not be compared again at every start.
    var.models.bucket ? { TRIMODAL_MODELS_REPOSITORY = "s3://${module.models[0].name}/models" } : { TRIMODAL_MODELS_VERIFY = "false" },
    length(var.models.names) == 0 ? {} : { TRIMODAL_MODELS_NAMES = join(",", var.models.names) },
    var.models.default == null ? {} : { TRIMODAL_MODELS_DEFAULT = var.models.default },
  )

  called_environment = merge(
    { TRIMODAL_LIMITS_BODY_SIZE = var.api.body_size },
    local.counted ? module.ledger[0].environment : {},
  )

  model_statements = var.models.bucket ? concat(
    [
      {
        sid        = "ReadModels"
        actions    = ["s3:GetObject"]
        resources  = ["${module.models[0].arn}/models/*"]
        conditions = {}
      },
      {
        sid        = "ListModels"
        actions    = ["s3:ListBucket"]
        resources  = [module.models[0].arn]
        conditions = { StringLike = { "s3:prefix" = ["models", "models/*"] } }
      },
    ],
    var.kms_key_arn == null ? [] : [{
      sid        = "ModelsKey"
      actions    = ["kms:Decrypt"]
      resources  = [var.kms_key_arn]
      conditions = {}
    }],
  ) : []
}

# A zip with a native executable, ONNX Runtime and models is larger than the 50 MB that Lambda takes directly.
module "packages" {
  source = "./modules/bucket"

  name          = "${var.name}-packages-${local.bucket_suffix}"
  kms_key_arn   = var.kms_key_arn
  force_destroy = var.force_destroy
  tls_only      = !var.emulator
}

module "models" {
  source = "./modules/bucket"
  count  = var.models.bucket ? 1 : 0

  name          = "${var.name}-models-${local.bucket_suffix}"
  kms_key_arn   = var.kms_key_arn
  force_destroy = var.force_destroy
  tls_only      = !var.emulator
}

module "functions" {
  source   = "./modules/function"
  for_each = var.functions

  name        = "${var.name}-${each.key}"
  description = "Trimodal ${each.key}"
  package     = { file = each.value.package, bucket = module.packages.name }

  environment = merge(
    # ONNX Runtime's library would report to its makers
    { ORT_DISABLE_TELEMETRY = "1" },
    local.environment,
    each.key == "score-upload" ? module.uploads[0].environment : merge(local.called_environment, { TRIMODAL_FUNCTIONS = each.key }),
    each.value.environment,
  )

  memory_mb            = each.value.memory_mb
  timeout_seconds      = local.timeouts[each.key]
  ephemeral_storage_mb = each.value.ephemeral_storage_mb
  layers               = each.value.layers
  reserved_concurrency = each.value.reserved_concurrency

  live_version   = each.value.live_version
  canary_version = each.value.canary_version
  canary_weight  = each.value.canary_weight

  statements = concat(
    local.model_statements,
    each.key == "score-upload" ? module.uploads[0].function_statements : [],
    each.key != "score-upload" && local.counted ? module.ledger[0].function_statements : [],
  )

  has_on_failure_queue = each.key == "score-upload"
  on_failure_queue_arn = each.key == "score-upload" ? module.uploads[0].dead_letter_arn : null

  tracing            = var.tracing
  log_retention_days = var.log_retention_days
  kms_key_arn        = var.kms_key_arn
}
