package io.trimodal.media.transcript;

/** Reads a transcript of any form. Stateless. */
public final class TranscriptReader {
    private TranscriptReader() {}

    /** As {@link #read(byte[], TranscriptLimits)}, within the usual limits. */
    public static Transcript read(byte[] bytes) {
        return read(bytes, TranscriptLimits.DEFAULT);
    }

    /**
     * Reads it. What it holds tells its form.
     *
     * @param bytes in UTF-8, or in UTF-16 or UTF-32 as a byte order mark or the zeros around ASCII show
     * @return with cues that have text; those without are left out
     * @throws InvalidTranscriptException naming the line or the JSON pointer, and what was expected
     * @throws TooLongTranscriptException if it passes a limit
     */
    public static Transcript read(byte[] bytes, TranscriptLimits limits) {
        throw new UnsupportedOperationException("in work: " + limits + bytes.length);
    }
}
