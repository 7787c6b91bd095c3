package io.trimodal.explain;

/** The work was given up because its {@link Cancellation} said so. */
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("the explanation was cancelled");
    }
}
