package io.trimodal.function.usage;

import io.trimodal.runtime.Requester;
import io.trimodal.usage.Units;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One call on its way: {@link #watch} its body, {@link #admit} it when that is read, and have the {@link Admitted} call
 * answer, which counts it. A call that is not answered costs nothing.
 */
public final class PaidCall implements AutoCloseable {
    private final Counting counting;
    private final String function;
    private final Identity identity;
    private final String requester;
    private final Quota quota;
    private final Fingerprint fingerprint;
    private volatile Counting.Place place = new NoCounting.Nowhere();
    private volatile boolean closed;

    /** @param target method and path, which make a repeated request the same */
    PaidCall(Counting counting, String function, String target, Identity identity, String requester, Quota quota) {
        this.counting = counting;
        this.function = function;
        this.identity = identity;
        this.requester = requester;
        this.quota = quota;
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
        return counting.isKept() && !(identity.request() instanceof Identity.Assigned);
    }

    /**
     * Takes room in the quota, of which a repeated call needs none. Blocks on the ledger. The body must have been read.
     *
     * @throws io.trimodal.usage.QuotaExceededException if there is not enough
     * @throws IdempotencyException if the key that the caller chose is not free for this call
     * @throws io.trimodal.usage.LedgerUnavailableException if the ledger cannot be asked
     */
    public Admitted admit(long utterances) {
        Counting.Place taken = counting.admit(identity, fingerprint, utterances, quota);
        place = taken;
        if (closed) { // meanwhile, by whoever saw the caller go
            taken.close();
        }
        return new Admitted(taken);
    }

    /** A call that may do its work, once. */
    public final class Admitted {
        private final Counting.Place taken;

        private Admitted(Counting.Place taken) {
            this.taken = taken;
        }

        /**
         * Does the work with the caller's share of the processors, then counts it, unless it was counted before. Blocks
         * on the ledger; counting does not fail.
         *
         * @param units what the answer comes to
         */
        public <T> T answer(Supplier<T> work, Function<T, Units> units) {
            T answer = Requester.call(requester, work);
            taken.count(function, units.apply(answer));
            return answer;
        }
    }

    /** Gives the room in the quota back. May be called again, and beside the work: it waits for nobody. */
    @Override
    public void close() {
        closed = true;
        place.close();
    }
}
