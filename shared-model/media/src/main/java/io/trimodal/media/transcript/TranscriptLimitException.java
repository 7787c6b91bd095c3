package io.trimodal.media.transcript;

/** A transcript that is larger than {@link TranscriptLimits} allow. */
public final class TranscriptLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TranscriptLimitException(String found) {
        super("transcript: " + found);
    }
}
