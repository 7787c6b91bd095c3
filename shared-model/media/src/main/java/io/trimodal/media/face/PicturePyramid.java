package io.trimodal.media.face;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture and the same at a half, a quarter and so on, made when they are first asked for: together a third more than
 * the picture. A sample of a picture that is many times as large would skip most of its pixels and see noise. Not
 * thread-safe.
 */
final class PicturePyramid {
    private final List<RgbPicture> levels = new ArrayList<>();

    PicturePyramid(RgbPicture picture) {
        levels.add(picture);
    }

    /** The picture itself. */
    RgbPicture picture() {
        return levels.getFirst();
    }

    /**
     * How often the picture is to be halved so that samples are less than two pixels apart.
     *
     * @param step pixels of the picture from one sample to the next
     */
    int levelFor(double step) {
        int level = 0;
        while (step >= 2 && level < 30) {
            step /= 2;
            level++;
        }
        return level;
    }

    /** The picture after so many halvings. */
    RgbPicture level(int halvings) {
        while (levels.size() <= halvings) {
            levels.add(halved(levels.getLast()));
        }
        return levels.get(halvings);
    }

    /** Means of two by two pixels; a last odd row or column stands for itself. */
    private static RgbPicture halved(RgbPicture from) {
        int width = Math.ceilDiv(from.width(), 2);
        int height = Math.ceilDiv(from.height(), 2);
        byte[] rgb = new byte[3 * width * height];
        int stride = 3 * from.width();
        byte[] pixels = from.rgb();
        int next = 0;
        for (int y = 0; y < height; y++) {
            int upper = 2 * y * stride;
            int lower = Math.min(2 * y + 1, from.height() - 1) * stride;
            for (int x = 0; x < width; x++) {
                int left = 6 * x;
                int right = Math.min(2 * x + 1, from.width() - 1) * 3;
                for (int channel = 0; channel < 3; channel++) {
                    int sum = (pixels[upper + left + channel] & 0xff)
                            + (pixels[upper + right + channel] & 0xff)
                            + (pixels[lower + left + channel] & 0xff)
                            + (pixels[lower + right + channel] & 0xff);
                    rgb[next++] = (byte) (sum + 2 >> 2);
                }
            }
        }
        return new RgbPicture(width, height, rgb);
    }
}
