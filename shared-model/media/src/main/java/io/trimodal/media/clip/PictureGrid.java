package io.trimodal.media.clip;

/**
 * The times at which pictures are wanted: k divided by the rate, for k from 0 on. At each the picture is wanted that is
 * then shown, which is the last that began, so that clips of a varying rate keep their time. Before the first picture
 * the first is taken to be shown. Not thread-safe.
 */
public final class PictureGrid {
    /** Times come out of divisions; a picture that begins a nanosecond late counts. */
    private static final double TOLERANCE = 1e-6;

    private final double rate;
    private long next;

    public PictureGrid(double rate) {
        this.rate = rate;
    }

    /** Whether a time that is wanted lies in {@code [from, until)}; {@code from} may be minus infinity. */
    public boolean wants(double from, double until) {
        double first = Math.max(0, Math.ceil(from * rate - TOLERANCE));
        return first / rate < until - TOLERANCE / rate;
    }

    /** Whether the next time that nothing was given for lies before {@code until}. */
    public boolean isDue(double until) {
        return next / rate < until - TOLERANCE / rate;
    }

    /** The next time, in seconds; the one after it is due then. */
    public double take() {
        return next++ / rate;
    }
}
