package io.trimodal.function.http.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Leaves out a gauge that Quarkus registers twice under one name, for the threads that accept and those that serve: it
 * would show the first alone, with a warning at every start.
 */
public final class SharedGauges {
    @Produces
    @Singleton
    MeterFilter eventLoopThreads() {
        return MeterFilter.denyNameStartsWith("netty.eventexecutor.workers");
    }
}
