package io.trimodal.function.usage;

import io.trimodal.usage.Caller;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Lets calls in and counts them, through whichever door they came. A call is counted when its result is there and
 * before the answer is sent: an answer that nobody waits for any more was still worked for, and a process that dies in
 * between has told nobody that it succeeded. Thread-safe.
 *
 * <p>A ledger that is down refuses calls before their work (503), as work that cannot be counted is not given away. Is
 * it down only after the work, the answer is given, for doing it again would cost more; the call is then written to the
 * log with all that a ledger would hold, and counted in the metric {@code trimodal.usage.unrecorded}, to which an alarm
 * belongs. It stays owed, and until it is in the ledger no other call is let in
 * ({@link io.trimodal.usage.ArrearsLedger}).
 */
@Singleton
public final class PaidCalls {
    private final Counting counting;
    private final UsageConfig config;

    public PaidCalls(Ledgers ledgers, UsageConfig config, UsageMetrics metrics, LedgerOutage outage) {
        this.counting = ledgers.ledger()
                .<Counting>map(open -> new LedgerCounting(open, Clock.systemUTC(), metrics, outage))
                .orElseGet(NoCounting::new);
        this.config = config;
    }

    /**
     * Refuses calls of whoever used up the quota just now, before a byte of the body is read. What may be a repeated
     * call is let on: that needs no room in the quota. Does not block.
     *
     * @throws io.trimodal.usage.QuotaExceededException if the quota was used up
     */
    public void requireNotExhausted(Identity identity) {
        if (identity.request() instanceof Identity.Assigned) {
            counting.requireNotExhausted(identity.caller());
        }
    }

    /**
     * Whom a call shares places and processors with: the owner of its key, or the address that it comes from where
     * nobody asked for a key.
     */
    public static String requester(Caller caller, String address) {
        return caller.equals(Caller.ANONYMOUS) ? "from " + address : "key " + caller.name();
    }

    /** A caller's quota where the ledger has no word on it. */
    public Quota quota(Identity identity) {
        return switch (identity.quota()) {
            case Quota.Granted granted -> granted;
            case Quota.Unstated _ -> Quota.of(config.monthlyQuota());
        };
    }

    /**
     * Begins a call, which was let in before; to be closed when its work is over.
     *
     * @param target what makes a repeated request the same, beside its body: of HTTP method and path
     * @param requester as {@link #requester} has it
     */
    public PaidCall open(String function, String target, Identity identity, String requester) {
        return new PaidCall(counting, function, target, identity, requester, quota(identity));
    }
}
