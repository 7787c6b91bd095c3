package io.trimodal.modeling.simulate;

import io.trimodal.media.face.RgbPicture;
import java.util.List;

/**
 * A face drawn with a few ellipses, good enough for the detector and for nobody's likeness.
 *
 * @param x of its middle, in pixels
 * @param y of its middle, in pixels
 * @param size from chin to hair, in pixels
 * @param radians by which it is turned clockwise
 * @param smile from -1 (corners of the mouth down) to 1
 */
public record DrawnFace(double x, double y, double size, double radians, double smile) {
    private static final double[] SKIN = {224, 172, 140};
    private static final double[] SHADE = {190, 130, 105};
    private static final double[] HAIR = {60, 40, 30};
    private static final double[] WHITE = {245, 245, 240};
    private static final double[] DARK = {35, 25, 25};
    private static final double[] LIPS = {170, 70, 70};
    private static final double[] BACKGROUND = {120, 140, 150};

    /** The faces before a plain wall. */
    public static RgbPicture picture(int width, int height, List<DrawnFace> faces) {
        byte[] rgb = new byte[3 * width * height];
        double[] pixel = new double[3];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                System.arraycopy(BACKGROUND, 0, pixel, 0, 3);
                for (DrawnFace face : faces) {
                    face.paint(column + 0.5, row + 0.5, pixel);
                }
                for (int channel = 0; channel < 3; channel++) {
                    rgb[3 * (row * width + column) + channel] = (byte) Math.round(pixel[channel]);
                }
            }
        }
        return new RgbPicture(width, height, rgb);
    }

    /** As {@link #picture(int, int, List)}; without faces the wall alone. */
    public static RgbPicture picture(int width, int height, DrawnFace... faces) {
        return picture(width, height, List.of(faces));
    }

    /** Paints over one pixel; in the face's own coordinates it is 2 high, and its middle is 0. */
    private void paint(double pixelX, double pixelY, double[] pixel) {
        double dx = (pixelX - x) * 2 / size;
        double dy = (pixelY - y) * 2 / size;
        double u = Math.cos(radians) * dx + Math.sin(radians) * dy;
        double v = Math.cos(radians) * dy - Math.sin(radians) * dx;
        if (Math.abs(u) > 1.4 || Math.abs(v) > 1.6) {
            return;
        }
        double soft = Math.max(0.02, 2 / size);
        ellipse(pixel, HAIR, u, v + 0.22, 0.86, 1.0, soft);
        ellipse(pixel, SHADE, u, v - 1.05, 0.38, 0.5, soft);
        ellipse(pixel, SKIN, u, v - 0.06, 0.72, 0.95, soft);
        double side = Math.abs(u);
        ellipse(pixel, SHADE, side - 0.74, v - 0.05, 0.09, 0.2, soft);
        ellipse(pixel, SHADE, side - 0.3, v + 0.1, 0.19, 0.13, 0.08);
        ellipse(pixel, DARK, side - 0.3, v + 0.3 - 0.15 * Math.abs(side - 0.3), 0.2, 0.045, 0.04);
        ellipse(pixel, WHITE, side - 0.3, v + 0.08, 0.14, 0.07, soft);
        ellipse(pixel, DARK, side - 0.3, v + 0.08, 0.066, 0.07, soft);
        ellipse(pixel, SHADE, u - 0.05, v - 0.12, 0.05, 0.26, 0.06);
        ellipse(pixel, SHADE, u, v - 0.3, 0.15, 0.09, 0.05);
        ellipse(pixel, DARK, side - 0.08, v - 0.34, 0.035, 0.02, soft);
        double bend = smile * (0.9 * u * u - 0.05);
        ellipse(pixel, LIPS, u, v - 0.56 + bend, 0.28, 0.085, soft);
        ellipse(pixel, DARK, u, v - 0.56 + bend, 0.25, 0.016, soft);
        ellipse(pixel, SHADE, u, v - 0.72, 0.17, 0.03, 0.05);
    }

    /** @param soft width of the edge */
    private static void ellipse(
            double[] pixel, double[] colour, double u, double v, double wide, double high, double soft) {
        double distance = (Math.hypot(u / wide, v / high) - 1) * Math.min(wide, high);
        double cover = Math.clamp(0.5 - distance / soft, 0.0, 1.0);
        for (int channel = 0; channel < 3; channel++) {
            pixel[channel] += (colour[channel] - pixel[channel]) * cover;
        }
    }
}
