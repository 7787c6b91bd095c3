package io.trimodal.benchmark.measure;

import java.time.Duration;

/** One of the things that are compared: work that can be done for a while and then stopped. */
@FunctionalInterface
public interface Side {
    /** Works for at least this long, and at least one call. */
    Block run(Duration atLeast);
}
