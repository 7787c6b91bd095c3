package io.trimodal.media.transcript;

/** A transcript that passes one of its {@link TranscriptLimits}, which the message names. */
public final class TooLongTranscriptException extends InvalidTranscriptException {
    private static final long serialVersionUID = 1L;

    public TooLongTranscriptException(String message) {
        super(message);
    }
}
