package io.trimodal.runtime;

/** The work was ended before its result was there, as nobody waits for it any longer. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("the work was cancelled");
    }
}
