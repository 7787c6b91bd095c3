package io.trimodal.function.upload.lambda;

import io.trimodal.function.lambda.Invocation;
import io.trimodal.runtime.Cancellation;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that Lambda leaves for an invocation. Work ends somewhat before, so that it fails with a reason, and the
 * rest of the invocation is answered, where Lambda would have ended the process in the middle of it.
 *
 * @param end of the work
 */
record TimeLeft(Instant end) implements Cancellation {
    /** For the answer, and for the piece of work that is under way. */
    private static final Duration MOST_SPARE = Duration.ofSeconds(15);

    private static final int SPARE_SHARE = 10;

    static TimeLeft of(Invocation invocation) {
        Duration all = Duration.between(Instant.now(), invocation.deadline());
        Duration spare = all.dividedBy(SPARE_SHARE);
        return new TimeLeft(invocation.deadline().minus(spare.compareTo(MOST_SPARE) < 0 ? spare : MOST_SPARE));
    }

    @Override
    public boolean isCancelled() {
        return Instant.now().isAfter(end);
    }
}
