/** Metrics of HTTP: what callers make up is kept out of their tags. */
package io.trimodal.function.http.metrics;
