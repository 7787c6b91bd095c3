package io.trimodal.cli.call;

/** A file or an option that is no request; the message names it, says what it is and what was expected. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidInputException(String source, String reason) {
        super(source.isEmpty() ? reason : source + ": " + reason);
    }
}
