package io.trimodal.runtime;

/** More work is waiting than the process allows; try again later. */
public final class OverloadedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    public OverloadedException(int waiting, int retryAfterSeconds) {
        super(waiting + " requests are being worked on or waiting, as many as are allowed; try again in "
                + retryAfterSeconds + " s");
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** What a Retry-After header should say. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
