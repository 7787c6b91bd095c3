package io.trimodal.function.usage;

import io.trimodal.runtime.Requester;
import io.trimodal.usage.Call;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.QuotaGate;
import io.trimodal.usage.Units;
import io.trimodal.usage.UsageLedger;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * One call on its way: {@link #watch} its body, {@link #admit} it, {@link #count} it when its result is there. Not
 * counted, it costs nothing.
 */
public final class PaidCall implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PaidCall.class);

    private final String function;
    private final Identity identity;
    private final String requester;
    private final OptionalLong quota;
    private final Optional<Books> books;
    private final UsageMetrics metrics;
    private final LedgerOutage outage;
    private final Fingerprint fingerprint;
    private volatile Optional<Attempt> attempt = Optional.empty();
    private volatile Optional<QuotaGate.Reservation> reservation = Optional.empty();
    private volatile boolean repeated;
    private volatile boolean closed;

    /** Where calls are counted. */
    record Books(UsageLedger ledger, QuotaGate gate, Attempts attempts) {}

    /** @param target method and path, which make a repeated request the same */
    PaidCall(
            String function,
            String target,
            Identity identity,
            String requester,
            OptionalLong quota,
            Optional<Books> books,
            UsageMetrics metrics,
            LedgerOutage outage) {
        this.function = function;
        this.identity = identity;
        this.requester = requester;
        this.quota = quota;
        this.books = books;
        this.metrics = metrics;
        this.outage = outage;
        this.fingerprint = new Fingerprint(target);
    }

    /** The body to read in place of the one that came. */
    public InputStream watch(InputStream body) {
        return isRepeatable() ? fingerprint.of(body) : body;
    }

    /** The same of a body that came whole. @param body asked for only if it makes a difference */
    public void watch(Supplier<byte[]> body) {
        if (isRepeatable()) {
            fingerprint.of(body.get());
        }
    }

    private boolean isRepeatable() {
        return books.isPresent() && !(identity.request() instanceof Identity.Assigned);
    }

    /**
     * Takes room in the quota, of which a repeated call needs none. Blocks on the ledger. The body must have been read.
     *
     * @throws io.trimodal.usage.QuotaExceededException if there is not enough
     * @throws IdempotencyException if the key that the caller chose is not free for this call
     * @throws LedgerUnavailableException if the ledger cannot be asked
     */
    public void admit(long utterances) {
        books.ifPresent(open -> admit(open, utterances));
        if (closed) {
            close();
        }
    }

    /** Does its work, with the caller's share of the processors. */
    public <T> T work(Supplier<T> work) {
        return Requester.call(requester, work);
    }

    private void admit(Books open, long utterances) {
        Optional<Attempt> begun = attempt();
        begun.ifPresent(call -> {
            repeated = open.attempts().begin(call);
            attempt = begun;
        });
        if (!repeated) {
            reservation = Optional.of(open.gate().reserve(identity.caller(), utterances, quota));
        }
    }

    private Optional<Attempt> attempt() {
        return switch (identity.request()) {
            case Identity.Assigned _ -> Optional.empty();
            case Identity.Chosen(String key) -> Optional.of(Attempt.chosen(identity.caller(), key, fingerprint.text()));
            case Identity.Traced(String name) ->
                Optional.of(Attempt.traced(identity.caller(), name, fingerprint.text()));
        };
    }

    /** Counts it, after it was admitted, unless it was counted before. Blocks on the ledger; does not fail. */
    public void count(Units units) {
        if (!repeated) {
            books.ifPresent(open -> record(
                    open,
                    new Call(
                            identity.caller(),
                            requestId(),
                            function,
                            units,
                            reservation.orElseThrow().admitted())));
        }
    }

    private String requestId() {
        return switch (identity.request()) {
            case Identity.Assigned(String id) -> id;
            case Identity.Chosen _, Identity.Traced _ -> attempt.orElseThrow().id();
        };
    }

    private void record(Books open, Call call) {
        bind(open);
        try {
            if (open.ledger().record(call) == UsageLedger.Outcome.COUNTED) {
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
    private void bind(Books open) {
        try {
            attempt.ifPresent(open.attempts()::bind);
        } catch (LedgerUnavailableException e) {
            LOG.warnf("an Idempotency-Key is not in the usage ledger yet: %s", e.getMessage());
        }
    }

    /** Gives the room in the quota back. May be called again, and beside the work: it waits for nobody. */
    @Override
    public void close() {
        closed = true;
        reservation.ifPresent(QuotaGate.Reservation::close);
        books.ifPresent(open -> attempt.ifPresent(open.attempts()::end));
    }
}
