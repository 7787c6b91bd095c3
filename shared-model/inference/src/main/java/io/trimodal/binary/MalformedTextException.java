package io.trimodal.binary;

import java.nio.charset.CharacterCodingException;

/** Bytes that are no text. The message completes a sentence about them. */
public final class MalformedTextException extends CharacterCodingException {
    private static final long serialVersionUID = 1L;

    private final String message;

    MalformedTextException(MalformedText malformed) {
        this.message = malformed.toString();
    }

    @Override
    public String getMessage() {
        return message;
    }
}
