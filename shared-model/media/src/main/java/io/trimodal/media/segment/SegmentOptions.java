package io.trimodal.media.segment;

/**
 * How long segments are, in seconds.
 *
 * @param longest what is longer is cut
 * @param shortest what is shorter is joined with a neighbour, where one is near
 * @param gap between two pieces that are joined, at most
 */
public record SegmentOptions(double longest, double shortest, double gap) {
    /** Ten seconds at most, as the models' contracts take them; half a second at least; a gap of up to a second. */
    public static final SegmentOptions DEFAULT = new SegmentOptions(10, 0.5, 1);

    /** @throws IllegalArgumentException unless {@code 0 < shortest <= longest / 2} and {@code 0 <= gap} */
    public SegmentOptions {
        if (!(shortest > 0 && longest >= 2 * shortest && longest < Double.POSITIVE_INFINITY && gap >= 0)) {
            throw new IllegalArgumentException("segments of " + shortest + " to " + longest + " s with gaps of " + gap
                    + " s, expected shortest > 0, longest >= 2 * shortest and gap >= 0");
        }
    }

    /** The same but for the longest, for a contract that takes less or more. */
    public SegmentOptions withLongest(double seconds) {
        return new SegmentOptions(seconds, Math.min(shortest, seconds / 2), gap);
    }
}
