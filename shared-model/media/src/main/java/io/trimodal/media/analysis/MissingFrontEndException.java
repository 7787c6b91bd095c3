package io.trimodal.media.analysis;

/** There is no front end without which a clip cannot be read. The message says which, and what makes it. */
public final class MissingFrontEndException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingFrontEndException(String message) {
        super(message);
    }
}
