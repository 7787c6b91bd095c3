package io.trimodal.function.problem;

/** A request that its sender has to change before it can be answered. */
public abstract sealed class RequestException extends RuntimeException
        permits MalformedRequestException, TooLargeException, UnprocessableException, UnsupportedMediaTypeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String detail;

    RequestException(FieldError error) {
        super(error.sentence());
        this.field = error.field();
        this.detail = error.detail();
    }

    /** What to change. */
    public FieldError error() {
        return new FieldError(field, detail);
    }
}
