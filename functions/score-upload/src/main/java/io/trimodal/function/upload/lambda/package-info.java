/** The function as AWS Lambda calls it. */
package io.trimodal.function.upload.lambda;
