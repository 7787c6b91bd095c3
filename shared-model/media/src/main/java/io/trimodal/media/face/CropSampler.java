package io.trimodal.media.face;

/**
 * Samples a square of a picture at {@code side} by {@code side} places, bilinearly, after halving the picture as often
 * as fits.
 */
final class CropSampler {
    /** What lies outside of the picture. */
    enum Border {
        BLACK,
        /** The nearest pixel of the picture. */
        NEAREST
    }

    private final int side;
    private final float low;
    private final float high;
    private final Border border;

    /**
     * @param side samples in each direction
     * @param low what a byte of 0 becomes
     * @param high what a byte of 255 becomes
     */
    CropSampler(int side, float low, float high, Border border) {
        this.side = side;
        this.low = low;
        this.high = high;
        this.border = border;
    }

    /** @return {@code [3, side, side]} */
    float[] sample(PicturePyramid pyramid, SquareCrop crop) {
        int level = pyramid.levelFor(crop.side() / side);
        RgbPicture picture = pyramid.level(level);
        double halving = 1.0 / (1L << level);
        double step = crop.side() / side * halving;
        double across = step * Math.cos(crop.radians());
        double down = step * Math.sin(crop.radians());
        double first = 0.5 / side;
        // Places of pixels' centres are whole numbers from here on.
        double rowX = crop.x(first, first) * halving - 0.5;
        double rowY = crop.y(first, first) * halving - 0.5;
        float[] planes = new float[3 * side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                put(picture, rowX + column * across, rowY + column * down, planes, row * side + column);
            }
            rowX -= down;
            rowY += across;
        }
        return planes;
    }

    private void put(RgbPicture picture, double x, double y, float[] planes, int at) {
        int width = picture.width();
        int height = picture.height();
        boolean isOutside = x < -0.5 || y < -0.5 || x > width - 0.5 || y > height - 0.5;
        int plane = side * side;
        if (isOutside && border == Border.BLACK) {
            planes[at] = low;
            planes[at + plane] = low;
            planes[at + 2 * plane] = low;
            return;
        }
        double insideX = Math.clamp(x, 0, width - 1);
        double insideY = Math.clamp(y, 0, height - 1);
        int left = (int) insideX;
        int upper = (int) insideY;
        float right = (float) (insideX - left);
        float lower = (float) (insideY - upper);
        int nextX = left + 1 < width ? 3 : 0;
        int nextY = upper + 1 < height ? 3 * width : 0;
        int start = 3 * (upper * width + left);
        byte[] rgb = picture.rgb();
        float gain = (high - low) / 255;
        for (int channel = 0; channel < 3; channel++) {
            int pixel = start + channel;
            float above = mix(rgb[pixel], rgb[pixel + nextX], right);
            float below = mix(rgb[pixel + nextY], rgb[pixel + nextY + nextX], right);
            planes[at + channel * plane] = low + gain * (above + (below - above) * lower);
        }
    }

    private static float mix(byte a, byte b, float share) {
        int from = a & 0xff;
        return from + ((b & 0xff) - from) * share;
    }
}
