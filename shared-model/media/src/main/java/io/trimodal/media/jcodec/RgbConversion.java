package io.trimodal.media.jcodec;

import io.trimodal.media.packet.Orientation;
import org.jcodec.codecs.h264.io.model.Frame;

/**
 * Turns planes of luma and chroma into upright RGB (ITU-R BT.601 and BT.709). The library's planes hold values less
 * 128.
 *
 * @param rgb uint8 {@code [height, width, 3]}
 */
record RgbConversion(int width, int height, byte[] rgb) {
    private static final int POINT = 16;
    private static final int HALF = 1 << POINT - 1;

    static RgbConversion of(Frame frame, PictureColors colors, Orientation orientation) {
        int width = frame.getCroppedWidth();
        int height = frame.getCroppedHeight();
        int left = frame.getStartX();
        int top = frame.getStartY();
        byte[] luma = frame.getPlaneData(0);
        byte[] blue = frame.getPlaneData(1);
        byte[] red = frame.getPlaneData(2);
        int stride = frame.getPlaneWidth(0);
        int chromaStride = frame.getPlaneWidth(1);
        double scale = colors.fullRange() ? 1 : 255 / 219.0;
        double chroma = colors.fullRange() ? 1 : 255 / 224.0;
        int y = fixed(scale);
        int rv = fixed(chroma * (colors.high() ? 1.5748 : 1.402));
        int gu = fixed(chroma * (colors.high() ? 0.187324 : 0.344136));
        int gv = fixed(chroma * (colors.high() ? 0.468124 : 0.714136));
        int bu = fixed(chroma * (colors.high() ? 1.8556 : 1.772));
        int black = colors.fullRange() ? 0 : 16;
        byte[] rgb = new byte[3 * width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int light = (luma[(top + row) * stride + left + column] + 128 - black) * y + HALF;
                int at = (top + row >> 1) * chromaStride + (left + column >> 1);
                int u = blue[at];
                int v = red[at];
                int to = 3 * orientation.index(column, row, width, height);
                rgb[to] = clipped(light + rv * v);
                rgb[to + 1] = clipped(light - gu * u - gv * v);
                rgb[to + 2] = clipped(light + bu * u);
            }
        }
        return orientation.isCrossed() ? new RgbConversion(height, width, rgb) : new RgbConversion(width, height, rgb);
    }

    private static int fixed(double value) {
        return (int) Math.round(value * (1 << POINT));
    }

    private static byte clipped(int fixed) {
        return (byte) Math.clamp(fixed >> POINT, 0, 255);
    }
}
