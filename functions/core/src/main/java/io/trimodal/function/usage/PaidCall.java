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

/** One call on its way: {@link #watch} its body, {@link #admit} it, {@link #count} it when its result is there. Not counted, it costs nothing. */
public final class PaidCall implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(PaidCall.class);

    private final String function;
    private final Identity identity;
    private final String requester;
    private final OptionalLong quota;
    private final Optional<UsageLedger> ledger;
    private final Optional<QuotaGate> gate;
    private final UsageMetrics metrics;
    private final Fingerprint fingerprint;
    private volatile Optional<QuotaGate.Reservation> reservation = Optional.empty();
    private volatile boolean closed;

    PaidCall(
            String function,
            Identity identity,
            String requester,
            OptionalLong quota,
            Optional<UsageLedger> ledger,
            Optional<QuotaGate> gate,
            UsageMetrics metrics) {
        this.function = function;
        this.identity = identity;
        this.requester = requester;
        this.quota = quota;
        this.ledger = ledger;
        this.gate = gate;
        this.metrics = metrics;
        this.fingerprint = new Fingerprint(function);
    }

    /** The body to read in place of the one that came. */
    public InputStream watch(InputStream body) {
        return switch (identity.request()) {
            case Identity.Assigned _ -> body;
            case Identity.Chosen _ -> ledger.isPresent() ? fingerprint.of(body) : body;
        };
    }

    /** The same of a body that came whole. @param body asked for only if it makes a difference */
    public void watch(Supplier<byte[]> body) {
        if (identity.request() instanceof Identity.Chosen && ledger.isPresent()) {
            fingerprint.of(body.get());
        }
    }

    /**
     * Takes room in the quota. Blocks on the ledger.
     *
     * @throws io.trimodal.usage.QuotaExceededException if there is not enough
     * @throws LedgerUnavailableException if the ledger cannot be asked
     */
    public void admit(long utterances) {
        reservation = gate.map(open -> open.reserve(identity.caller(), utterances, quota));
        if (closed) {
            close();
        }
    }

    /** Does its work, with the caller's share of the processors. */
    public <T> T work(Supplier<T> work) {
        return Requester.call(requester, work);
    }

    /** Counts it, after it was admitted. Blocks on the ledger; does not fail. */
    public void count(Units units) {
        ledger.ifPresent(open -> record(
                open,
                new Call(
                        identity.caller(),
                        requestId(),
                        function,
                        units,
                        reservation.orElseThrow().admitted())));
    }

    private String requestId() {
        return switch (identity.request()) {
            case Identity.Assigned(String id) -> id;
            case Identity.Chosen(String text) -> fingerprint.with(text);
        };
    }

    private void record(UsageLedger open, Call call) {
        try {
            if (open.record(call) == UsageLedger.Outcome.COUNTED) {
                metrics.counted(call);
            }
        } catch (LedgerUnavailableException e) {
            metrics.unrecorded();
            LOG.errorf(
                    e,
                    "a call is not in the usage ledger: caller=%s request=%s function=%s utterances=%d forward_passes=%d"
                            + " admitted=%s",
                    call.caller(),
                    call.requestId(),
                    call.function(),
                    call.units().utterances(),
                    call.units().forwardPasses(),
                    call.admitted());
        }
    }

    /** Gives the room in the quota back. May be called again, and beside the work: it waits for nobody. */
    @Override
    public void close() {
        closed = true;
        reservation.ifPresent(QuotaGate.Reservation::close);
    }
}
