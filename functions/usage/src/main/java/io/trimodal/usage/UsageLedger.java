package io.trimodal.usage;

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
        /** An earlier attempt with the same caller and request id was counted, within the days that a ledger remembers. */
        COUNTED_BEFORE
    }

    /** @throws LedgerUnavailableException if it is not certain that the call is counted; recording it again is safe */
    Outcome record(Call call);

    /** @throws LedgerUnavailableException if the ledger cannot be read */
    MonthUsage month(Caller caller, YearMonth month);

    /** A month of all callers that have one, by name. @throws LedgerUnavailableException if the ledger cannot be read */
    List<MonthUsage> month(YearMonth month);

    /** What was used and what is granted, up to date with every call that returned. @throws LedgerUnavailableException if the ledger cannot be read */
    Standing standing(Caller caller, YearMonth month);

    @Override
    void close();
}
