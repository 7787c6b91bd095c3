package io.trimodal.explain.gradients;

/**
 * How integrated gradients are computed.
 *
 * @param intervals of the integral at first, of three points each; halved where they are wrong until the residual is
 *     small enough
 * @param mostPoints where halving ends
 * @param tolerance largest residual, as a share of the difference that the attributions should add up to
 */
public record Integration(int intervals, int mostPoints, double tolerance) {
    private static final int MOST = 1025;

    public Integration {
        if (intervals < 1 || mostPoints < 2 * intervals + 1 || mostPoints > MOST || !(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("intervals must be at least 1, points from twice as many and one to "
                    + MOST + ", and the tolerance in (0, 1), not " + intervals + ", " + mostPoints + " and "
                    + tolerance);
        }
    }
}
