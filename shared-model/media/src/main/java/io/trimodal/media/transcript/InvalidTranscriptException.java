package io.trimodal.media.transcript;

/**
 * A transcript that cannot be used. The message completes a sentence about it or begins with the place: the line, or
 * the JSON pointer; then it says what was expected there.
 */
public sealed class InvalidTranscriptException extends IllegalArgumentException permits TooLongTranscriptException {
    private static final long serialVersionUID = 1L;

    public InvalidTranscriptException(String message) {
        super(message);
    }

    static InvalidTranscriptException at(String place, String message) {
        return new InvalidTranscriptException(place + ": " + message);
    }

    static InvalidTranscriptException at(int line, String message) {
        return at("line " + line, message);
    }
}
