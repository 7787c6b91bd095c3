# One function behind an API with one key: predict, counted by the call.

provider "aws" {
  region = var.region

  default_tags {
    tags = { project = "trimodal" }
  }
}

module "trimodal" {
  source = "../.."

  functions = {
    predict = { package = var.package }
  }

  api = { keys = { me = {} } }
}
