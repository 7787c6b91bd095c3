package io.trimodal.media.transcript;

/** A transcript that cannot be read. The message says the line, or the field of JSON, and what was expected there. */
public final class InvalidTranscriptException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidTranscriptException(int line, String reason) {
        super("transcript, line " + line + ": " + reason);
    }

    InvalidTranscriptException(String place, String reason) {
        super("transcript" + (place.isEmpty() ? "" : ", " + place) + ": " + reason);
    }
}
