package io.trimodal.media.segment;

/**
 * How long segments are, in seconds.
 *
 * @param shortest what is shorter is joined with a neighbour, where there is one
 * @param longest what is longer is cut
 * @param gap most between two that are joined
 */
public record SegmentRules(double shortest, double longest, double gap) {
    private static final double SHORTEST = 1;
    private static final double GAP = 1;

    /** @throws IllegalArgumentException unless shortest is below longest, and none is negative */
    public SegmentRules {
        if (!(shortest >= 0 && longest > shortest && gap >= 0)) {
            throw new IllegalArgumentException(
                    "segments of " + shortest + " to " + longest + " s with gaps of " + gap + " s");
        }
    }

    /** Of a contract that takes so many frames. @param framesPerSecond of the front end */
    public static SegmentRules ofContract(int frames, double framesPerSecond) {
        double longest = frames / framesPerSecond;
        return new SegmentRules(Math.min(SHORTEST, longest / 2), longest, GAP);
    }
}
