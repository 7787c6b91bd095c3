package io.trimodal.function.problem;

/** More of something than {@code trimodal.limits} allows: answered with 413. */
public final class TooLargeException extends RequestException {
    private static final long serialVersionUID = 1L;

    public TooLargeException(FieldError error) {
        super(error);
    }
}
