package io.trimodal.function.problem;

/** Not JSON, or not of the documented form: answered with 400. */
public final class MalformedRequestException extends RequestException {
    private static final long serialVersionUID = 1L;

    public MalformedRequestException(FieldError error) {
        super(error);
    }
}
