/** score-upload outside Lambda: CloudEvents over HTTP, as Knative's brokers and sources send them. */
package io.trimodal.function.upload.http;
