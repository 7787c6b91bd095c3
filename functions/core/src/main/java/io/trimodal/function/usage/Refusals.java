package io.trimodal.function.usage;

import io.trimodal.function.usage.UsageMetrics.Refusal;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.QuotaExceededException;
import jakarta.inject.Singleton;

/** Counts calls that are refused because of who makes them or what they cost, at whichever edge. Thread-safe. */
@Singleton
public final class Refusals {
    private final UsageMetrics metrics;
    private final LedgerOutage outage;

    public Refusals(UsageMetrics metrics, LedgerOutage outage) {
        this.metrics = metrics;
        this.outage = outage;
    }

    /** @param failure of a call, of which most are no refusals */
    public void note(Throwable failure) {
        switch (failure) {
            case MissingKeyException _ -> metrics.refused(Refusal.KEY_MISSING);
            case UnknownKeyException _ -> metrics.refused(Refusal.KEY_UNKNOWN);
            case QuotaExceededException _ -> metrics.refused(Refusal.QUOTA);
            case IdempotencyException _ -> metrics.refused(Refusal.IDEMPOTENCY_KEY);
            case LedgerUnavailableException e -> {
                metrics.refused(Refusal.LEDGER);
                outage.refused(e);
            }
            default -> {
                // has nothing to do with who called
            }
        }
    }
}
