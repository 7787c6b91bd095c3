package io.trimodal.media.activity;

/**
 * A stretch of speech, {@code [start, end)}.
 *
 * @param start in seconds from the start of the waveform
 * @param end in seconds, after {@code start}
 */
public record SpeechSpan(double start, double end) {
    public SpeechSpan {
        if (!(start >= 0 && end > start)) {
            throw new IllegalArgumentException(
                    "a span must begin at 0 or later and before its end, not " + start + " to " + end);
        }
    }

    /** In seconds. */
    public double length() {
        return end - start;
    }
}
