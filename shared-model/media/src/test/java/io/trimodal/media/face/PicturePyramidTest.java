package io.trimodal.media.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PicturePyramidTest {
    @Test
    void level_afterOneHalving_isTheMeanOfFourPixels() {
        RgbPicture picture = new RgbPicture(2, 2, new byte[] {0, 10, 20, 4, 10, 20, 8, 10, 20, (byte) 244, 10, 23});

        RgbPicture half = new PicturePyramid(picture).level(1);

        assertThat(half.width()).isEqualTo(1);
        assertThat(half.rgb()).containsExactly(64, 10, 21);
    }

    @Test
    void level_ofOddAndThinPictures_keepsTheLastPixel() {
        PicturePyramid pyramid = new PicturePyramid(new RgbPicture(1, 5, new byte[15]));

        assertThat(pyramid.level(1).height()).isEqualTo(3);
        assertThat(pyramid.level(4).height()).isEqualTo(1);
        assertThat(pyramid.level(4).width()).isEqualTo(1);
    }

    @Test
    void levelFor_anyStep_leavesSamplesLessThanTwoPixelsApart() {
        PicturePyramid pyramid = new PicturePyramid(new RgbPicture(1, 1, new byte[3]));

        assertThat(pyramid.levelFor(0.3)).isZero();
        assertThat(pyramid.levelFor(1.99)).isZero();
        assertThat(pyramid.levelFor(2)).isEqualTo(1);
        assertThat(pyramid.levelFor(15)).isEqualTo(3);
    }

    @Test
    void picture_withBytesMissing_isRefused() {
        assertThatThrownBy(() -> new RgbPicture(2, 2, new byte[11]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a picture of 2 × 2 pixels does not have 11 bytes; expected 3 a pixel");
        assertThatThrownBy(() -> new RgbPicture(0, 2, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
