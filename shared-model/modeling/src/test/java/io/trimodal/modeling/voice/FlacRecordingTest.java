package io.trimodal.modeling.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlacRecordingTest {
    private static final int BLOCK = 64;

    @ParameterizedTest
    @EnumSource(FlacWriter.Way.class)
    void decode_eachWayToWriteABlock_givesTheSamples(FlacWriter.Way way) {
        short[] samples = samples(way);

        FlacRecording decoded = FlacRecording.decode("a.flac", FlacWriter.of(samples, 1, BLOCK, way));

        assertThat(decoded.sampleRate()).isEqualTo(16_000);
        assertThat(decoded.samples()).hasSize(samples.length);
        for (int i = 0; i < samples.length; i++) {
            assertThat(decoded.samples()[i]).isEqualTo(samples[i] / 32768f);
        }
    }

    @Test
    void decode_aChangedSample_isRefusedByTheDigest() {
        byte[] file = FlacWriter.of(samples(FlacWriter.Way.VERBATIM), 1, BLOCK, FlacWriter.Way.VERBATIM);
        file[70]++;

        assertThatThrownBy(() -> FlacRecording.decode("a.flac", file))
                .isInstanceOf(InvalidVoicesException.class)
                .hasMessageContaining("a.flac")
                .hasMessageContaining("MD5");
    }

    @Test
    void decode_twoChannels_saysWhatIsExpected() {
        byte[] file = FlacWriter.of(samples(FlacWriter.Way.FIXED), 2, BLOCK, FlacWriter.Way.FIXED);

        assertThatThrownBy(() -> FlacRecording.decode("a.flac", file))
                .isInstanceOf(InvalidVoicesException.class)
                .hasMessageContaining("2 channels of 16 bits; expected 1 of 16");
    }

    @Test
    void decode_anyCutOrChangedFile_isRefusedAndNeverHangs() {
        byte[] whole = FlacWriter.of(samples(FlacWriter.Way.PREDICTED), 1, BLOCK, FlacWriter.Way.PREDICTED);
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, 4 + random.nextInt(whole.length - 4));
            damaged[4 + random.nextInt(damaged.length - 3) - 1] ^= (byte) (1 << random.nextInt(8));
            try {
                FlacRecording.decode("a.flac", damaged);
            } catch (InvalidVoicesException _) {
                // most are; a changed checksum of a frame is no fault of the samples
            }
        }
    }

    /** A tone with noise, or where a block is constant one value a block. */
    private static short[] samples(FlacWriter.Way way) {
        Random random = new Random(1);
        short[] samples = new short[4 * BLOCK + 20];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = way == FlacWriter.Way.CONSTANT
                    ? (short) (-300 + 100 * (i / BLOCK))
                    : (short) (3_000 * Math.sin(i / 5.0) + 40 * random.nextGaussian());
        }
        return samples;
    }
}
