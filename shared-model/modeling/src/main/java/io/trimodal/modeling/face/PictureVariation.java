package io.trimodal.modeling.face;

import io.trimodal.media.face.RgbPicture;
import java.util.Random;

/**
 * A small grey picture as it is, or as another camera could have taken it: turned, nearer or farther, beside the
 * middle, mirrored. What lies around it is its border.
 */
final class PictureVariation {
    /** Of the pictures made: faces of 48 pixels in them are larger than what a detector is content with. */
    private static final int SIDE = 144;

    private static final double MOST_TURN = Math.toRadians(30);
    private static final double MOST_SHIFT = 0.12;

    private PictureVariation() {}

    /** The picture itself, in the middle. @param grey uint8 {@code [side, side]} @param side of it */
    static RgbPicture upright(byte[] grey, int side) {
        return placed(grey, side, 0, 1, 0, 0, false);
    }

    static RgbPicture drawn(byte[] grey, int side, Random random) {
        return placed(
                grey,
                side,
                MOST_TURN * (2 * random.nextDouble() - 1),
                0.7 * Math.pow(2, random.nextDouble()),
                MOST_SHIFT * (2 * random.nextDouble() - 1),
                MOST_SHIFT * (2 * random.nextDouble() - 1),
                random.nextBoolean());
    }

    /**
     * @param radians by which the face is turned clockwise
     * @param scale 1 where the small picture takes up two thirds
     * @param shiftX in shares of the side
     * @param shiftY in shares of the side
     */
    static RgbPicture placed(
            byte[] grey, int side, double radians, double scale, double shiftX, double shiftY, boolean mirrored) {
        byte[] rgb = new byte[3 * SIDE * SIDE];
        double step = 1.5 / scale / SIDE;
        double cos = Math.cos(radians);
        double sin = Math.sin(radians);
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double x = (column + 0.5 - SIDE / 2.0) * step - shiftX;
                double y = (row + 0.5 - SIDE / 2.0) * step - shiftY;
                double u = cos * x + sin * y;
                double v = cos * y - sin * x;
                byte value = sample(grey, side, (mirrored ? -u : u) + 0.5, v + 0.5);
                int at = 3 * (row * SIDE + column);
                rgb[at] = value;
                rgb[at + 1] = value;
                rgb[at + 2] = value;
            }
        }
        return new RgbPicture(SIDE, SIDE, rgb);
    }

    private static byte sample(byte[] grey, int side, double u, double v) {
        double x = Math.clamp(u * side - 0.5, 0, side - 1);
        double y = Math.clamp(v * side - 0.5, 0, side - 1);
        int left = Math.min((int) x, side - 2);
        int top = Math.min((int) y, side - 2);
        double right = x - left;
        double lower = y - top;
        double above = mix(grey[top * side + left], grey[top * side + left + 1], right);
        double below = mix(grey[(top + 1) * side + left], grey[(top + 1) * side + left + 1], right);
        return (byte) Math.round(above + (below - above) * lower);
    }

    private static double mix(byte a, byte b, double share) {
        return (a & 0xff) + ((b & 0xff) - (a & 0xff)) * share;
    }
}
