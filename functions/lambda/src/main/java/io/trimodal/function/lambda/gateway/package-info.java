/**
 * Calls of API Gateway (REST, version 1 of its events) as requests to the application's own router, and its answers as
 * API Gateway takes them.
 */
package io.trimodal.function.lambda.gateway;
