package io.trimodal.function.problem;

import java.io.IOException;

/** The rest of the body did not arrive: the caller went away or was too slow. Answered with 408, if anybody listens. */
public final class BodyUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BodyUnavailableException(IOException cause) {
        super("the request body did not arrive completely", cause);
    }
}
