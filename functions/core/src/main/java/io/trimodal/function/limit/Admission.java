package io.trimodal.function.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.trimodal.runtime.OverloadedException;
import jakarta.inject.Singleton;

/**
 * Counts the calls in flight and their bodies, and refuses what is too much before a byte of it is read. Thread-safe.
 */
@Singleton
public final class Admission {
    private final AdmissionConfig config;
    private final MeterRegistry meters;
    private int requests;
    private long bytes;

    public Admission(AdmissionConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
        meters.gauge("trimodal.requests.in.flight", this, Admission::inFlight);
        meters.counter("trimodal.requests.rejected");
    }

    /**
     * Takes a place; {@link #release} gives it back. A call that is alone always has one.
     *
     * @param body bytes that the call will hold
     * @throws OverloadedException if there is none
     */
    public synchronized void enter(long body) {
        boolean full = requests >= config.requests();
        boolean heavy = requests > 0 && bytes + body > config.bodies().asLongValue();
        if (full || heavy) {
            meters.counter("trimodal.requests.rejected").increment();
            throw new OverloadedException(requests, config.retryAfter());
        }
        requests++;
        bytes += body;
    }

    /** @param body as in {@link #enter} */
    public synchronized void release(long body) {
        requests--;
        bytes -= body;
    }

    /** Calls that are being worked on or waiting. */
    public synchronized int inFlight() {
        return requests;
    }
}
