package io.trimodal.function.usage;

import io.micrometer.core.instrument.MeterRegistry;
import io.trimodal.usage.Call;
import jakarta.inject.Singleton;

/** Counts what is counted, refused and lost. Callers are no tags: they would make a series each. */
@Singleton
public final class UsageMetrics {
    private final MeterRegistry meters;

    public UsageMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (Refusal refusal : Refusal.values()) {
            meters.counter("trimodal.usage.refused", "reason", refusal.reason);
        }
        meters.counter("trimodal.usage.unrecorded");
    }

    /** Why a call is refused before its work begins. */
    public enum Refusal {
        KEY_MISSING("key-missing"),
        KEY_UNKNOWN("key-unknown"),
        QUOTA("quota"),
        IDEMPOTENCY_KEY("idempotency-key"),
        LEDGER("ledger");

        private final String reason;

        Refusal(String reason) {
            this.reason = reason;
        }
    }

    void counted(Call call) {
        meters.counter("trimodal.usage.calls", "function", call.function()).increment();
        meters.counter("trimodal.usage.utterances", "function", call.function())
                .increment(call.units().utterances());
        meters.counter("trimodal.usage.forward.passes", "function", call.function())
                .increment(call.units().forwardPasses());
    }

    /** A call that succeeded and is in no ledger. */
    void unrecorded() {
        meters.counter("trimodal.usage.unrecorded").increment();
    }

    public void refused(Refusal refusal) {
        meters.counter("trimodal.usage.refused", "reason", refusal.reason).increment();
    }
}
