package io.trimodal.function.problem;

/** A body in a form that is not read here: answered with 415. */
public final class UnsupportedMediaTypeException extends RequestException {
    private static final long serialVersionUID = 1L;

    private final boolean ofCoding;

    private UnsupportedMediaTypeException(FieldError error, boolean ofCoding) {
        super(error);
        this.ofCoding = ofCoding;
    }

    /** Because of its Content-Type. @param detail as in {@link FieldError} */
    public static UnsupportedMediaTypeException type(String detail) {
        return new UnsupportedMediaTypeException(new FieldError("", detail), false);
    }

    /** Because of its Content-Encoding. @param detail as in {@link FieldError} */
    public static UnsupportedMediaTypeException coding(String detail) {
        return new UnsupportedMediaTypeException(new FieldError("", detail), true);
    }

    /** Whether another Content-Encoding would do, which the answer then names. */
    public boolean isOfCoding() {
        return ofCoding;
    }
}
