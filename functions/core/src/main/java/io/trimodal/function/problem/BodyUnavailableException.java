package io.trimodal.function.problem;

import java.io.IOException;
import java.time.Duration;

/** The rest of the body did not arrive: the caller went away or was too slow. Answered with 408, if anybody listens. */
public final class BodyUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BodyUnavailableException(IOException cause) {
        super("the request body did not arrive completely", cause);
    }

    private BodyUnavailableException(String message) {
        super(message);
    }

    /** @param deadline for the whole body */
    public static BodyUnavailableException late(Duration deadline) {
        return new BodyUnavailableException("the request body did not arrive within " + deadline.toSeconds() + " s");
    }

    /** @param patience for which no message came */
    public static BodyUnavailableException silent(Duration patience) {
        return new BodyUnavailableException("nothing came for " + patience.toMillis() / 1000.0 + " s");
    }

    /** @param rate in bytes per second */
    public static BodyUnavailableException slow(long rate, Duration grace) {
        return new BodyUnavailableException("the request body comes too slowly: after the first " + grace.toSeconds()
                + " s at least " + rate + " bytes per second are expected");
    }
}
