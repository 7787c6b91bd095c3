# For moto (moto_server) and its like:
#   export AWS_ENDPOINT_URL=http://localhost:5000 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
#   terraform apply -var-file=emulator.tfvars
# moto must be started with MOTO_IAM_LOAD_MANAGED_POLICIES=true, and told {"lambda": {"use_docker": false}} at /moto-api/config. Its own
# event source mapping takes messages from the queue as they come and throws them away: who wants to see them disables it first.

emulator   = true
disposable = true

# moto does not answer for AWS Budgets.
monthly_budget_usd = null
