/** Where uploads come from and results go to. The only place that knows the AWS SDK. */
package io.trimodal.function.upload.store;
