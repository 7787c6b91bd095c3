package io.trimodal.media.transcript;

/** How much of a transcript is read. */
public record TranscriptLimits(int bytes, int cues) {
    /** Twenty hours of speech have some 20,000 cues and 2 MB; with the times of words, 15 MB. */
    public static final TranscriptLimits DEFAULT = new TranscriptLimits(16 << 20, 50_000);
}
