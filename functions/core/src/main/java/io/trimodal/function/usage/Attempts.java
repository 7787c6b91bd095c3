package io.trimodal.function.usage;

import io.trimodal.function.usage.IdempotencyException.Reason;
import io.trimodal.usage.Caller;
import io.trimodal.usage.UsageLedger;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Tells first attempts at calls from repeated ones, as the IETF's draft on Idempotency-Key has it. Answers are not
 * kept: one that is asked for again is computed again, which gives the same, and costs nothing {@value #FREE} times.
 * More would be work that nobody pays for; whoever lost so many answers takes a new key. Thread-safe; blocks on the
 * ledger.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The Idempotency-Key Header
 *     Field</a>
 */
final class Attempts {
    static final int FREE = 3;

    private final UsageLedger ledger;
    private final Clock clock;
    private final Set<Key> atWork = ConcurrentHashMap.newKeySet();

    private record Key(Caller caller, String id) {
        static Key of(Attempt attempt) {
            return new Key(attempt.caller(), attempt.id());
        }
    }

    Attempts(UsageLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Begins an attempt, which {@link #end} ends if this returned.
     *
     * @return whether the call was counted before, so that this attempt is free
     * @throws IdempotencyException if there may be none
     * @throws io.trimodal.usage.LedgerUnavailableException if the ledger cannot be asked
     */
    boolean begin(Attempt attempt) {
        if (!atWork.add(Key.of(attempt))) {
            throw new IdempotencyException(Reason.AT_WORK);
        }
        try {
            return isRepeated(attempt);
        } catch (RuntimeException e) {
            end(attempt);
            throw e;
        }
    }

    private boolean isRepeated(Attempt attempt) {
        if (!ledger.remembers(attempt.caller(), attempt.id())) {
            return false;
        }
        if (!ledger.remembers(attempt.caller(), attempt.fingerprint())) {
            throw new IdempotencyException(Reason.REUSED);
        }
        boolean free = IntStream.rangeClosed(1, FREE)
                .anyMatch(number -> ledger.remember(attempt.caller(), attempt.repetition(number), clock.instant()));
        if (!free) {
            throw new IdempotencyException(Reason.SPENT);
        }
        return true;
    }

    /**
     * Before the call is counted under its id, so that a process that dies in between leaves no id without its
     * fingerprint.
     */
    void bind(Attempt attempt) {
        if (!attempt.fingerprint().equals(attempt.id())) {
            ledger.remember(attempt.caller(), attempt.fingerprint(), clock.instant());
        }
    }

    void end(Attempt attempt) {
        atWork.remove(Key.of(attempt));
    }
}
