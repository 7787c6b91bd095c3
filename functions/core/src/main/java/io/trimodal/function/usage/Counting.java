package io.trimodal.function.usage;

import io.trimodal.usage.Caller;
import io.trimodal.usage.Units;

/** How calls are let in and counted. Thread-safe. */
sealed interface Counting permits LedgerCounting, NoCounting {
    /** Whether anything is counted. */
    boolean isKept();

    /** @throws io.trimodal.usage.QuotaExceededException if the caller's quota was found used up just now */
    void requireNotExhausted(Caller caller);

    /**
     * Lets a call in. May block.
     *
     * @param fingerprint of a body that was read to its end
     * @param quota a month's utterances, where the ledger has no word on it; empty for no bound
     * @throws io.trimodal.usage.QuotaExceededException if there is not enough
     * @throws IdempotencyException if the key that the caller chose is not free for this call
     * @throws io.trimodal.usage.LedgerUnavailableException if the ledger cannot be asked
     */
    Place admit(Identity identity, Fingerprint fingerprint, long utterances, Quota quota);

    /** What an admitted call holds until it ends. Closing gives it back, and may be done again and by any thread. */
    interface Place extends AutoCloseable {
        /** Counts the call, if it was not counted before. May block; does not fail. */
        void count(String function, Units units);

        @Override
        void close();
    }
}
