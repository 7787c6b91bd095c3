# Commands to try, ready to paste.

locals {
  some_caller = try(sort(keys(var.api.keys))[0], "CALLER")

  call_command = length(local.called) == 0 ? null : <<-EOT
    curl -s ${module.api[0].url}${contains(local.called, "predict") ? "/v1/predict" : "/v1/${sort(local.called)[0]}"} \
      -H "x-api-key: $(terraform output -json api_keys | jq -r '.["${local.some_caller}"]')" \
      -H 'Content-Type: application/json' -d '{"utterances": [{"text": "a wonderful, heartfelt film"}]}'
  EOT

  usage_command = !local.counted || !contains(local.called, "predict") ? null : <<-EOT
    curl -s ${module.api[0].url}/v1/usage -H "x-api-key: $(terraform output -json api_keys | jq -r '.["${local.some_caller}"]')"
  EOT

  upload_command = !local.uploads ? null : <<-EOT
    echo '{"utterances": [{"text": "a wonderful, heartfelt film"}]}' > film.json
    aws s3 cp film.json s3://${module.uploads[0].bucket}/${var.uploads.prefixes.uploads}film.json
    aws s3 ls --recursive s3://${module.uploads[0].bucket}/${var.uploads.prefixes.results}
    aws s3 cp --recursive s3://${module.uploads[0].bucket}/${var.uploads.prefixes.results} results
  EOT

  models_command = !var.models.bucket ? null : <<-EOT
    aws s3 sync models s3://${module.models[0].name}/models
  EOT

  # manifests/all.csv has a line "bucket,key" for each object; its ETag is what the upload of it answers.
  batch_command = !local.uploads || !var.uploads.batch_operations ? null : <<-EOT
    aws s3 cp all.csv s3://${module.uploads[0].bucket}/manifests/all.csv
    aws s3control create-job --account-id ${data.aws_caller_identity.current.account_id} --no-confirmation-required --priority 10 \
      --role-arn ${module.uploads[0].batch_role_arn} \
      --operation '{"LambdaInvoke": {"FunctionArn": "${module.functions["score-upload"].live_arn}"}}' \
      --manifest '{"Spec": {"Format": "S3BatchOperations_CSV_20180820", "Fields": ["Bucket", "Key"]}, "Location": {"ObjectArn": "${module.uploads[0].bucket_arn}/manifests/all.csv", "ETag": "'$(aws s3api head-object --bucket ${module.uploads[0].bucket} --key manifests/all.csv --query ETag --output text | tr -d '"')'"}}' \
      --report '{"Enabled": true, "Bucket": "${module.uploads[0].bucket_arn}", "Prefix": "reports", "Format": "Report_CSV_20180820", "ReportScope": "AllTasks"}'
  EOT
}

output "try_call" {
  description = "A metered call."
  value       = local.call_command
}

output "try_usage" {
  description = "What the caller has used."
  value       = local.usage_command
}

output "try_upload" {
  description = "An upload, and its result."
  value       = local.upload_command
}

output "try_batch" {
  description = "Scoring what is stored already, listed in all.csv, with S3 Batch Operations."
  value       = local.batch_command
}

output "sync_models" {
  description = "Filling the model repository."
  value       = local.models_command
}
