package io.trimodal.usage;

import java.time.Duration;
import java.time.Instant;

/** The month's quota has no room for a call. */
public final class QuotaExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Instant monthEnd;
    private final Duration remaining;

    QuotaExceededException(String message, Instant monthEnd, Duration remaining) {
        super(message);
        this.monthEnd = monthEnd;
        this.remaining = remaining;
    }

    /** When the next month begins. */
    public Instant monthEnd() {
        return monthEnd;
    }

    /** How long that is from now. */
    public Duration remaining() {
        return remaining;
    }
}
