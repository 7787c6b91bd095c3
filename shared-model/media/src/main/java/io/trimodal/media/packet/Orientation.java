package io.trimodal.media.packet;

/**
 * How a picture is turned or mirrored before it is shown: the point (x, y) goes to (a·x + c·y, b·x + d·y), moved back
 * to where all coordinates are positive. Each number is -1, 0 or 1, and each row and column has one that is not 0.
 */
public record Orientation(int a, int b, int c, int d) {
    /** As it is. */
    public static final Orientation UPRIGHT = new Orientation(1, 0, 0, 1);

    /** That of a matrix of numbers with 16 bits after the point; upright where it does more than turn and mirror. */
    public static Orientation ofFixedPoint(int a, int b, int c, int d) {
        Orientation read = new Orientation(sign(a), sign(b), sign(c), sign(d));
        boolean straight = read.b == 0 && read.c == 0 && read.a * read.d != 0;
        boolean crossed = read.a == 0 && read.d == 0 && read.b * read.c != 0;
        return straight || crossed ? read : UPRIGHT;
    }

    private static int sign(int fixed) {
        return Integer.compare(fixed >> 8, 0) == 0 ? 0 : Integer.signum(fixed);
    }

    /** Whether width and height change places. */
    public boolean isCrossed() {
        return a == 0;
    }

    /** Where the pixel (x, y) of a picture of that size comes to lie, as an index of row-major order. */
    public int index(int x, int y, int width, int height) {
        int toX = a * x + c * y + (a < 0 ? width - 1 : 0) + (c < 0 ? height - 1 : 0);
        int toY = b * x + d * y + (b < 0 ? width - 1 : 0) + (d < 0 ? height - 1 : 0);
        return toY * (isCrossed() ? height : width) + toX;
    }
}
