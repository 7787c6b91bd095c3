package io.trimodal.function.http.metrics;

import io.trimodal.function.metrics.EmbeddedMetrics;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Writes the metrics of a call when its answer goes out. */
public final class EmbeddedMetricsFilter {
    private final EmbeddedMetrics metrics;

    public EmbeddedMetricsFilter(EmbeddedMetrics metrics) {
        this.metrics = metrics;
    }

    @ServerResponseFilter
    public void flush() {
        metrics.flush();
    }
}
