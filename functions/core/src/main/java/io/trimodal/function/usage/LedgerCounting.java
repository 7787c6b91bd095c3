package io.trimodal.function.usage;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.QuotaGate;
import io.trimodal.usage.Units;
import io.trimodal.usage.UsageLedger;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Lets calls in as far as their quotas have room, and counts them in a ledger. */
final class LedgerCounting implements Counting {
    private static final Logger LOG = Logger.getLogger(LedgerCounting.class);

    private final UsageLedger ledger;
    private final QuotaGate gate;
    private final Attempts attempts;
    private final UsageMetrics metrics;
    private final LedgerOutage outage;

    LedgerCounting(UsageLedger ledger, Clock clock, UsageMetrics metrics, LedgerOutage outage) {
        this.ledger = ledger;
        this.gate = new QuotaGate(ledger, clock);
        this.attempts = new Attempts(ledger, clock);
        this.metrics = metrics;
        this.outage = outage;
    }

    @Override
    public boolean isKept() {
        return true;
    }

    @Override
    public void requireNotExhausted(Caller caller) {
        gate.requireNotExhausted(caller);
    }

    @Override
    public Place admit(Identity identity, Fingerprint fingerprint, long utterances, Quota quota) {
        Caller caller = identity.caller();
        return switch (identity.request()) {
            case Identity.Assigned(String id) ->
                new Only(caller, id, gate.reserve(caller, utterances, quota.perMonth()));
            case Identity.Chosen(String key) ->
                admit(Attempt.chosen(caller, key, fingerprint.text()), utterances, quota);
            case Identity.Traced(String name) ->
                admit(Attempt.traced(caller, name, fingerprint.text()), utterances, quota);
        };
    }

    private Place admit(Attempt attempt, long utterances, Quota quota) {
        if (attempts.begin(attempt)) {
            return new Repeated(attempt);
        }
        try {
            return new First(attempt, gate.reserve(attempt.caller(), utterances, quota.perMonth()));
        } catch (RuntimeException e) {
            attempts.end(attempt);
            throw e;
        }
    }

    /** A call that cannot be repeated. */
    private final class Only implements Place {
        private final Caller caller;
        private final String id;
        private final QuotaGate.Reservation room;

        Only(Caller caller, String id, QuotaGate.Reservation room) {
            this.caller = caller;
            this.id = id;
            this.room = room;
        }

        @Override
        public void count(String function, Units units) {
            record(new Call(caller, id, function, units, room.admitted()));
        }

        @Override
        public void close() {
            room.close();
        }
    }

    /** A call that may be repeated. */
    private final class First implements Place {
        private final Attempt attempt;
        private final QuotaGate.Reservation room;
        private final Repeated mark;

        First(Attempt attempt, QuotaGate.Reservation room) {
            this.attempt = attempt;
            this.room = room;
            this.mark = new Repeated(attempt);
        }

        @Override
        public void count(String function, Units units) {
            bind(attempt);
            record(new Call(attempt.caller(), attempt.id(), function, units, room.admitted()));
        }

        @Override
        public void close() {
            room.close();
            mark.close();
        }
    }

    /** A call that was counted before and needs no room; only that it is at work is remembered. */
    private final class Repeated implements Place {
        private final Attempt attempt;
        private final AtomicBoolean open = new AtomicBoolean(true);

        Repeated(Attempt attempt) {
            this.attempt = attempt;
        }

        @Override
        public void count(String function, Units units) {}

        /** Once, as by a second time the caller may have begun the next attempt. */
        @Override
        public void close() {
            if (open.getAndSet(false)) {
                attempts.end(attempt);
            }
        }
    }

    private void record(Call call) {
        try {
            if (ledger.record(call) == UsageLedger.Outcome.COUNTED) {
                metrics.counted(call);
            }
            outage.over();
        } catch (LedgerUnavailableException e) {
            metrics.unrecorded();
            outage.unrecorded(e);
            LOG.errorf(
                    "a call is not in the usage ledger: caller=%s request=%s function=%s utterances=%d"
                            + " forward_passes=%d admitted=%s: %s",
                    call.caller(),
                    call.requestId(),
                    call.function(),
                    call.units().utterances(),
                    call.units().forwardPasses(),
                    call.admitted(),
                    e.getMessage());
        }
    }

    /** A call is counted also where its key cannot be remembered now. */
    private void bind(Attempt attempt) {
        try {
            attempts.bind(attempt);
        } catch (LedgerUnavailableException e) {
            LOG.warnf("an Idempotency-Key is not in the usage ledger yet: %s", e.getMessage());
        }
    }
}
