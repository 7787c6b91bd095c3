/**
 * Black-box tests of the Lambda packages: Terraform makes everything in an emulated AWS, and the packages run as Lambda
 * runs them, against its Runtime API.
 */
package io.trimodal.it.aws;
