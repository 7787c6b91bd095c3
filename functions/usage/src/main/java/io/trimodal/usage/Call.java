package io.trimodal.usage;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * A successful call, as it is counted.
 *
 * @param requestId the same for every attempt at the same call of this caller, and for no other call; printable ASCII
 * @param function {@code predict}, {@code robustness-check} or {@code explain}; printable ASCII
 * @param admitted when the quota was checked; it decides the month, so that a call is checked and counted in the same
 *     one
 */
public record Call(Caller caller, String requestId, String function, Units units, Instant admitted) {
    public Call {
        Names.require("a request id", requestId);
        Names.require("a function's name", function);
    }

    /** Months begin and end in UTC. */
    public YearMonth month() {
        return monthOf(admitted);
    }

    public static YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atZone(ZoneOffset.UTC));
    }
}
