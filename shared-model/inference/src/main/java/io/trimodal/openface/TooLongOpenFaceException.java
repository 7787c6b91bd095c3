package io.trimodal.openface;

/** A file of more rows or frames than are read. */
public final class TooLongOpenFaceException extends InvalidOpenFaceException {
    private static final long serialVersionUID = 1L;

    TooLongOpenFaceException(String message) {
        super(message);
    }
}
