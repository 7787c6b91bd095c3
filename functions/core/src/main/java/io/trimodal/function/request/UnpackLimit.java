package io.trimodal.function.request;

import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.TooLargeException;

/**
 * How much the arrays of one call may become, all together: as much as its body may be, whether it comes packed or not.
 * Not thread-safe.
 */
final class UnpackLimit {
    private final long most;
    private long taken;

    UnpackLimit(long most) {
        this.most = most;
    }

    /** @throws TooLargeException if there is no room for that many more bytes */
    void take(String field, String source, long bytes) {
        if (bytes > most - taken) {
            throw new TooLargeException(new FieldError(
                    field,
                    "unpacks to " + bytes + " bytes; at most " + most
                            + " are taken per call, all arrays together (part " + source + ")"));
        }
        taken += bytes;
    }
}
