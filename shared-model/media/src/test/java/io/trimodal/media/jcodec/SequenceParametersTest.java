package io.trimodal.media.jcodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.media.clip.ClipLimitException;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.GatheredClip;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MissingDecoderException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jcodec.codecs.h264.io.model.SeqParameterSet;
import org.junit.jupiter.api.Test;

class SequenceParametersTest {
    private static final ClipOutput OUTPUT = new ClipOutput(GatheredClip.ofBoth(), ClipOptions.DEFAULT);

    @Test
    void read_baseline_isWhatTheLibraryReads() {
        SequenceParameters read = SequenceParameters.read(unit(66, 0, 16, 10, 8, true), 0, OUTPUT);

        assertThat(read.width()).isEqualTo(160);
        assertThat(read.height()).isEqualTo(128);
        SeqParameterSet library = SeqParameterSet.read(ByteBuffer.wrap(read.unit()));
        assertThat(library.picWidthInMbsMinus1).isEqualTo(9);
        assertThat(library.vuiParams).isNull();
    }

    @Test
    void read_numbersThatTakeMemory_areRefused() {
        assertThatThrownBy(() -> SequenceParameters.read(unit(66, 0, 16, 625, 625, true), 2, OUTPUT))
                .isInstanceOf(ClipLimitException.class)
                .hasMessageContaining("10000 × 10000 pixels");
        assertThatThrownBy(() -> SequenceParameters.read(unit(66, 26, 16, 1, 1, true), 2, OUTPUT))
                .isInstanceOf(InvalidClipException.class)
                .hasMessage("pictures at 2.00 s: log2_max_frame_num_minus4 26, expected at most 12");
        assertThatThrownBy(() -> SequenceParameters.read(unit(66, 0, 17, 1, 1, true), 2, OUTPUT))
                .isInstanceOf(InvalidClipException.class)
                .hasMessageContaining("max_num_ref_frames 17, expected at most 16");
    }

    @Test
    void read_whatTheLibraryCannot_needsAnother() {
        assertThatThrownBy(() -> SequenceParameters.read(unit(66, 0, 1, 1, 1, false), 0, OUTPUT))
                .isInstanceOf(MissingDecoderException.class)
                .hasMessageContaining("interlaced");
        assertThatThrownBy(() -> SequenceParameters.read(unit(110, 0, 1, 1, 1, true), 0, OUTPUT))
                .isInstanceOf(MissingDecoderException.class)
                .hasMessageContaining("of the profile 110");
    }

    @Test
    void read_cutOff_saysSo() {
        byte[] whole = unit(66, 0, 1, 1, 1, true);

        assertThatThrownBy(() -> SequenceParameters.read(Arrays.copyOf(whole, 5), 0, OUTPUT))
                .isInstanceOf(InvalidClipException.class)
                .hasMessageContaining("parameters that end early");
    }

    /** @param frameBits log2_max_frame_num_minus4 */
    private static byte[] unit(int profile, int frameBits, int references, int width, int height, boolean frames) {
        StringBuilder bits = new StringBuilder("01100111");
        bits.append(fixed(profile, 8)).append(fixed(0, 8)).append(fixed(30, 8)).append(unsigned(0));
        bits.append(unsigned(frameBits))
                .append(unsigned(2))
                .append(unsigned(references))
                .append('0');
        bits.append(unsigned(width - 1)).append(unsigned(height - 1)).append(frames ? "1" : "0");
        // direct_8x8_inference, no cropping, usability information that has nothing, the stop bit
        bits.append("1").append("0").append("1").append("000000000").append('1');
        while (bits.length() % 8 != 0) {
            bits.append('0');
        }
        byte[] bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }

    private static String fixed(int value, int count) {
        return String.format("%" + count + "s", Integer.toBinaryString(value)).replace(' ', '0');
    }

    private static String unsigned(int value) {
        String binary = Integer.toBinaryString(value + 1);
        return "0".repeat(binary.length() - 1) + binary;
    }
}
