package io.trimodal.feature;

/**
 * Which frames of one rate lie within each frame of another, frames being evenly spaced. Where there are fewer frames
 * than new ones, each new one has the frame that shows then.
 *
 * @param frames that there are, at least 1
 * @param perSpan frames that make one new frame: the rate that they have by the rate that is wanted
 */
public record FrameSpans(int frames, double perSpan) {
    /** Times in a file are rounded to milliseconds, so that the edge of a frame can come a little early. */
    private static final double EPSILON = 0.05;

    /** New frames, at least 1. */
    public long count() {
        return Math.max(1, Math.round(frames / perSpan));
    }

    /** The first frame of a new one. */
    public int from(int span) {
        return Math.min(frames - 1, edge(span * perSpan));
    }

    /** The frame after the last of a new one. */
    public int to(int span) {
        return Math.min(frames, Math.max(from(span) + 1, edge((span + 1) * perSpan)));
    }

    /** The frame at which a new one begins: the nearest, or where frames are held the one that shows. */
    private int edge(double place) {
        return (int) (perSpan < 1 ? Math.floor(place + EPSILON) : Math.round(place));
    }
}
