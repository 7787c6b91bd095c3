package io.trimodal.media.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.media.clip.ClipLimitException;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.GatheredClip;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.PictureFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArrayDecoderTest {
    @Test
    void decode_floatSamples_areTheWaveform() {
        byte[] content = floats(0.5f, -1, 2);

        assertThat(read(npy("<f4", "(3,)", content), ArrayRates.DEFAULT)
                        .waveform()
                        .samples())
                .containsExactly(0.5f, -1, 1);
    }

    @Test
    void decode_int16Samples_areScaled() {
        assertThat(read(npy("<i2", "(1,)", new byte[] {0, (byte) 0xC0}), ArrayRates.DEFAULT)
                        .waveform()
                        .samples())
                .containsExactly(-0.5f);
    }

    @Test
    void decode_anotherRate_isResampled() {
        assertThat(read(npy("<f4", "(3,)", floats(0, 0, 0)), new ArrayRates(8000, 5))
                        .waveform()
                        .samples())
                .hasSize(6);
    }

    @Test
    void decode_tenFramesASecond_givesEachSecondOne() {
        byte[] content = new byte[4 * 3];
        Arrays.fill(content, 6, 9, (byte) 7);

        GatheredClip clip = read(npy("|u1", "(4, 1, 1, 3)", content), new ArrayRates(16000, 10));

        assertThat(clip.pictures()).extracting(PictureFrame::seconds).containsExactly(0.0, 0.2);
        assertThat(clip.pictures().getLast().rgb()).containsExactly(7, 7, 7);
    }

    @Test
    void decode_twoFramesASecond_givesEachAsOftenAsItIsShown() {
        GatheredClip clip = read(npy("|u1", "(2, 1, 1, 3)", new byte[6]), new ArrayRates(16000, 2.5));

        assertThat(clip.pictures()).extracting(PictureFrame::seconds).containsExactly(0.0, 0.2, 0.4, 0.6);
    }

    @Test
    void decode_largePictures_areRefusedBeforeMemoryIsTaken() {
        assertThatThrownBy(() -> read(npy("|u1", "(1, 10000, 10000, 3)", new byte[0]), ArrayRates.DEFAULT))
                .isInstanceOf(InvalidClipException.class)
                .hasMessageContaining("declares 300000128 bytes but has 128");
        // the claim must be true to come so far
        assertThatThrownBy(() -> new ClipOutput(GatheredClip.ofBoth(), ClipOptions.DEFAULT).requireSize(10_000, 10_000))
                .isInstanceOf(ClipLimitException.class)
                .hasMessage("pictures: are of 10000 × 10000 pixels, expected at most 9437184 each");
    }

    @Test
    void decode_anotherShapeOrType_saysWhatWasExpected() {
        refused(npy("<f4", "(1, 1)", floats(1)), "F32 [1, 1], expected float32 or int16 [samples]");
        refused(npy("<i4", "(1,)", floats(1)), "I32 [1], expected float32 or int16 [samples]");
        refused(npy("<f4", "(1, 1, 1, 3)", floats(1, 1, 1)), "expected uint8 [frames, height, width, 3]");
        refused(npy("|u1", "(0, 1, 1, 3)", new byte[0]), "holds no frame");
        refused(npy("<f4", "(0,)", new byte[0]), "holds no sample");
        refused(npy("<U1", "(1,)", new byte[4]), "holds text");
        refused(npy("<f4", "(2,)", floats(1)), "declares 136 bytes but has 132");
        refused(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, "ends inside its header");
    }

    private static void refused(byte[] file, String part) {
        assertThatThrownBy(() -> read(file, ArrayRates.DEFAULT))
                .isInstanceOf(InvalidClipException.class)
                .hasMessageContaining(part);
    }

    private static GatheredClip read(byte[] file, ArrayRates rates) {
        GatheredClip clip = GatheredClip.ofBoth();
        try {
            new ArrayDecoder(rates).decode(ClipSource.of(file), new ClipOutput(clip, ClipOptions.DEFAULT));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return clip;
    }

    private static byte[] floats(float... values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        out.asFloatBuffer().put(values);
        return out.array();
    }

    private static byte[] npy(String type, String shape, byte[] content) {
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        byte[] header = String.format("%-117s\n", text).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(10 + header.length + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length)
                .put(header)
                .put(content)
                .array();
    }
}
