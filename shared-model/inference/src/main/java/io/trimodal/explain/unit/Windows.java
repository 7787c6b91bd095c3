package io.trimodal.explain.unit;

/**
 * Runs of frames that are erased together.
 *
 * @param window frames, at least 1
 * @param stride from one window to the next, from 1 to {@code window}: every frame lies in a window
 */
public record Windows(int window, int stride) {
    public Windows {
        if (window < 1 || stride < 1 || stride > window) {
            throw new IllegalArgumentException("a window must be at least 1 and its stride from 1 to the window, not "
                    + window + " and " + stride);
        }
    }
}
