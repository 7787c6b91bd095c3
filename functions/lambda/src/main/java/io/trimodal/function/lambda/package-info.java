/**
 * An application on AWS Lambda: where the environment names Lambda's Runtime API, events are asked for there and handed
 * to the application's {@link io.trimodal.function.lambda.EventHandler}; elsewhere nothing here does anything.
 */
package io.trimodal.function.lambda;
