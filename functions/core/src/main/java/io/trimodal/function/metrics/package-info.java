/** Metrics where nobody scrapes them. */
package io.trimodal.function.metrics;
