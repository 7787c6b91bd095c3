package io.trimodal.media.transcript;

/**
 * The span {@code [start, end)} in seconds from a clip's start.
 *
 * @param start at least 0
 * @param end not before the start
 */
public record TimeSpan(double start, double end) {
    /** @throws IllegalArgumentException for what is no span */
    public TimeSpan {
        if (!(start >= 0 && end >= start && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a span from " + start + " s to " + end + " s");
        }
    }

    public double seconds() {
        return end - start;
    }
}
