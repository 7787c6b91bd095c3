package io.trimodal.function.problem;

/** Well-formed, but not something that the model can take: answered with 422. */
public final class UnprocessableException extends RequestException {
    private static final long serialVersionUID = 1L;

    public UnprocessableException(FieldError error) {
        super(error);
    }
}
