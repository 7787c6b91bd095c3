package io.trimodal.media.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.media.face.CropSampler.Border;
import org.junit.jupiter.api.Test;

class CropSamplerTest {
    @Test
    void sample_wholeSquareAtItsOwnSize_isThePicture() {
        RgbPicture picture = ramp(4, 4);

        float[] planes = sampled(picture, SquareCrop.around(picture), 4, Border.BLACK);

        for (int i = 0; i < 16; i++) {
            assertThat(planes[i]).isCloseTo(picture.rgb()[3 * i] / 255f, within(1e-6f));
        }
    }

    @Test
    void sample_wideAndHighPictures_haveBlackBesideThem() {
        RgbPicture wide = filled(4, 2, 255);

        float[] planes =
                new CropSampler(4, -1, 1, Border.BLACK).sample(new PicturePyramid(wide), SquareCrop.around(wide));

        assertThat(planes[0]).isEqualTo(-1);
        assertThat(planes[4]).isEqualTo(1);
        assertThat(planes[11]).isEqualTo(1);
        assertThat(planes[12]).isEqualTo(-1);
    }

    @Test
    void sample_beyondThePicture_isItsNearestPixel() {
        RgbPicture picture = filled(3, 3, 51);

        float[] planes = sampled(picture, new SquareCrop(0, 0, 30, 0.3), 5, Border.NEAREST);

        for (float value : planes) {
            assertThat(value).isCloseTo(0.2f, within(1e-6f));
        }
    }

    @Test
    void sample_turnedByAQuarter_hasRowsForColumns() {
        RgbPicture picture = ramp(4, 4);

        float[] planes = sampled(picture, new SquareCrop(2, 2, 4, Math.PI / 2), 4, Border.BLACK);

        // Clockwise: the crop's top edge is the picture's right one.
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 4; column++) {
                int pixel = 3 * (column * 4 + 3 - row);
                assertThat(planes[row * 4 + column]).isCloseTo(picture.rgb()[pixel] / 255f, within(1e-4f));
            }
        }
    }

    @Test
    void sample_ofFineStripes_isTheirMeanAndNoPattern() {
        byte[] rgb = new byte[3 * 64 * 64];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 2 == 0 ? 0 : 200);
        }
        RgbPicture stripes = new RgbPicture(64, 64, rgb);

        float[] planes = sampled(stripes, SquareCrop.around(stripes), 8, Border.BLACK);

        for (float value : planes) {
            assertThat(value).isCloseTo(100 / 255f, within(0.01f));
        }
    }

    @Test
    void sample_ofAPictureOnePixelWide_staysWithinIt() {
        RgbPicture line = filled(1, 300, 255);

        float[] planes = sampled(line, SquareCrop.around(line), 16, Border.BLACK);

        assertThat(planes).hasSize(3 * 256);
        for (float value : planes) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    private static float[] sampled(RgbPicture picture, SquareCrop crop, int side, Border border) {
        return new CropSampler(side, 0, 1, border).sample(new PicturePyramid(picture), crop);
    }

    private static RgbPicture ramp(int width, int height) {
        byte[] rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 * 7);
        }
        return new RgbPicture(width, height, rgb);
    }

    private static RgbPicture filled(int width, int height, int value) {
        byte[] rgb = new byte[3 * width * height];
        java.util.Arrays.fill(rgb, (byte) value);
        return new RgbPicture(width, height, rgb);
    }
}
