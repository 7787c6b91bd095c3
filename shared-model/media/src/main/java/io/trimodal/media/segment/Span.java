package io.trimodal.media.segment;

/**
 * A stretch of a clip in which somebody speaks, {@code [start, end)}.
 *
 * @param start in seconds from the clip's start, at least 0
 * @param end in seconds, after {@code start}
 */
public record Span(double start, double end) {
    /** @throws IllegalArgumentException unless it begins at 0 or later and before its end */
    public Span {
        if (!(start >= 0 && end > start && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a span from " + start + " s to " + end + " s");
        }
    }

    /** In seconds. */
    public double length() {
        return end - start;
    }
}
