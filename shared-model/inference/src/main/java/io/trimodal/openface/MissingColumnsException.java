package io.trimodal.openface;

/** A file that is right, but does not have what the model takes, or nobody knows what that is. */
public final class MissingColumnsException extends InvalidOpenFaceException {
    private static final long serialVersionUID = 1L;

    MissingColumnsException(String message) {
        super(message);
    }
}
