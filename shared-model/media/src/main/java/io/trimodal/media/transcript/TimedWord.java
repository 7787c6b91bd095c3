package io.trimodal.media.transcript;

/**
 * A word and when it was spoken.
 *
 * @param text with the punctuation at it, where the transcript has some, and without spaces around it
 * @param start in seconds from the clip's start, at least 0
 * @param end in seconds, at least {@code start}
 */
public record TimedWord(String text, double start, double end) {
    /** @throws IllegalArgumentException for times that are negative, not finite or in the wrong order */
    public TimedWord {
        requireTimes(start, end);
    }

    static void requireTimes(double start, double end) {
        if (!(start >= 0 && end >= start && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("from " + start + " s to " + end + " s, expected 0 <= start <= end");
        }
    }
}
