package io.trimodal.usage;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * Counts successful calls, each once. Thread-safe; every method blocks on the ledger's storage.
 *
 * <p>What returned is durable: it survives the process and, as far as the storage does, the machine.
 */
public interface UsageLedger extends AutoCloseable {
    /** What became of a call. */
    enum Outcome {
        COUNTED,
        /**
         * An earlier attempt with the same caller and request id was counted, within the days that a ledger remembers.
         */
        COUNTED_BEFORE
    }

    /** @throws LedgerUnavailableException if it is not certain that the call is counted; recording it again is safe */
    Outcome record(Call call);

    /**
     * Remembers an id that {@link #record} then takes for counted, and counts nothing.
     *
     * @param requestId printable ASCII
     * @param at from when on it is remembered, for the days that a ledger remembers
     * @return whether it is new
     * @throws LedgerUnavailableException if it is not certain that it is remembered
     */
    boolean remember(Caller caller, String requestId, Instant at);

    /** Whether an id was counted or is remembered. @throws LedgerUnavailableException if the ledger cannot be read */
    boolean remembers(Caller caller, String requestId);

    /** @throws LedgerUnavailableException if the ledger cannot be read */
    MonthUsage month(Caller caller, YearMonth month);

    /**
     * A month of all callers that have one, by name. @throws LedgerUnavailableException if the ledger cannot be read
     */
    List<MonthUsage> month(YearMonth month);

    /**
     * What was used and what is granted, up to date with every call that returned. @throws LedgerUnavailableException
     * if the ledger cannot be read
     */
    Standing standing(Caller caller, YearMonth month);

    @Override
    void close();
}
