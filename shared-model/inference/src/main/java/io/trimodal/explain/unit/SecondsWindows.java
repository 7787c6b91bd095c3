package io.trimodal.explain.unit;

/**
 * Runs of frames that are erased together, as long as is said in seconds at any frame rate.
 *
 * @param window seconds, above 0
 * @param stride seconds from one window to the next, above 0 and at most {@code window}
 */
public record SecondsWindows(double window, double stride) {
    public SecondsWindows {
        if (!(stride > 0 && stride <= window && Double.isFinite(window))) {
            throw new IllegalArgumentException("a window must be above 0 seconds and its stride above 0 and no longer,"
                    + " not " + window + " and " + stride);
        }
    }

    /** The nearest number of frames, and at least one. @param rate frames a second */
    Windows at(double rate) {
        int frames = frames(window, rate);
        return new Windows(frames, Math.min(frames, frames(stride, rate)));
    }

    private static int frames(double seconds, double rate) {
        return (int) Math.clamp(Math.round(seconds * rate), 1, Integer.MAX_VALUE);
    }
}
