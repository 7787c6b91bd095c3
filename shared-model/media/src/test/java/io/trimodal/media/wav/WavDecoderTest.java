package io.trimodal.media.wav;

import static io.trimodal.media.wav.WavBytes.chunk;
import static io.trimodal.media.wav.WavBytes.extensible;
import static io.trimodal.media.wav.WavBytes.format;
import static io.trimodal.media.wav.WavBytes.pcm16;
import static io.trimodal.media.wav.WavBytes.riff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipOutput;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.GatheredClip;
import io.trimodal.media.clip.InvalidClipException;
import io.trimodal.media.clip.MissingDecoderException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavDecoderTest {
    private static final byte[] TWO = pcm16(0.5, -0.25);

    @Test
    void decode_pcm16At16kHz_givesTheSamples() {
        assertThat(samples(riff(format(1, 1, 16000, 16), chunk("data", TWO))))
                .hasSize(2)
                .satisfies(samples -> assertThat(samples[0]).isEqualTo(16384 / 32768f))
                .satisfies(samples -> assertThat(samples[1]).isEqualTo(-8192 / 32768f));
    }

    /** Of the value -0.5. */
    @ParameterizedTest
    @CsvSource({"1,8,40", "1,16,00C0", "1,24,0000C0", "1,32,000000C0", "3,32,000000BF", "3,64,000000000000E0BF"})
    void decode_anyWidth_givesTheSameValue(int tag, int bits, String hex) {
        byte[] data = HexFormat.of().parseHex(hex);

        assertThat(samples(riff(format(tag, 1, 16000, bits), chunk("data", data))))
                .containsExactly(-0.5f);
        assertThat(samples(riff(extensible(tag, 1, 16000, bits), chunk("data", data))))
                .containsExactly(-0.5f);
    }

    @Test
    void decode_eightChannels_areAveraged() {
        assertThat(samples(riff(format(1, 8, 16000, 16), chunk("data", pcm16(0.8, 0, 0, 0, 0, 0, 0, 0)))))
                .hasSize(1)
                .satisfies(samples -> assertThat(samples[0]).isCloseTo(0.1f, within(1e-4f)));
    }

    @Test
    void decode_oddAndUnknownChunks_areSkipped() {
        byte[] odd = chunk("LIST", new byte[] {1, 2, 3});
        byte[] unpadded = chunk("junk", 3, new byte[] {1, 2, 3});

        assertThat(samples(riff(odd, format(1, 1, 16000, 16), unpadded, odd, chunk("data", TWO), odd)))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1 << 20})
    void decode_sizeOfAKilledRecorder_readsWhatIsThere(int declared) {
        assertThat(samples(riff(format(1, 1, 16000, 16), chunk("data", declared, TWO))))
                .hasSize(2);
    }

    @Test
    void decode_sampleCutInTheMiddle_isDropped() {
        byte[] whole = riff(format(1, 1, 16000, 16), chunk("data", TWO));

        assertThat(samples(Arrays.copyOf(whole, whole.length - 1))).hasSize(1);
    }

    @Test
    void decode_oneSampleAtAnotherRate_isResampled() {
        assertThat(samples(riff(format(1, 1, 48000, 16), chunk("data", pcm16(1)))))
                .hasSize(1);
        assertThat(samples(riff(format(1, 1, 8000, 16), chunk("data", pcm16(1)))))
                .hasSize(2);
    }

    @Test
    void decode_notANumber_isSilence() {
        assertThat(samples(riff(format(3, 1, 16000, 32), chunk("data", new byte[] {0, 0, (byte) 0xC0, 0x7F}))))
                .containsExactly(0);
    }

    @Test
    void decode_noSamples_saysSo() {
        refused(riff(format(1, 1, 16000, 16), chunk("data", new byte[0])), "sound at 0.00 s", "holds no sample");
        refused(riff(format(1, 1, 16000, 16)), "no samples, expected a chunk 'data'");
        refused(riff(), "no format, expected a chunk 'fmt '");
        refused(riff(chunk("data", TWO)), "its samples before their format");
    }

    @Test
    void decode_headerOfNoSound_saysWhatWasExpected() {
        refused(riff(format(1, 1, 0, 16), chunk("data", TWO)), "is of 0 Hz, expected 1 to 768000");
        refused(riff(format(1, 0, 16000, 16), chunk("data", TWO)), "0 channels, expected 1 or more");
        refused(riff(format(1, 1, 16000, 0), chunk("data", TWO)), "integers of 0 bits, expected 8, 16, 24 or 32");
        refused(riff(format(3, 1, 16000, 16), chunk("data", TWO)), "floating point of 16 bits");
        refused(riff(format(1, 300, 16000, 16), chunk("data", new byte[600])), "has 300 channels, expected 1 to 256");
        refused(riff(chunk("fmt ", new byte[4])), "a format chunk of 4 bytes");
    }

    @Test
    void decode_adpcm_needsFfmpeg() {
        assertThatThrownBy(() -> samples(riff(format(2, 1, 16000, 4), chunk("data", TWO))))
                .isInstanceOf(MissingDecoderException.class)
                .hasMessageContaining("0x0002");
    }

    private static void refused(byte[] file, String... parts) {
        assertThatThrownBy(() -> samples(file))
                .isInstanceOf(InvalidClipException.class)
                .hasMessageContainingAll(parts);
    }

    private static float[] samples(byte[] file) {
        GatheredClip clip = GatheredClip.ofSound();
        try {
            new WavDecoder().decode(ClipSource.of(file), new ClipOutput(clip, ClipOptions.DEFAULT));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return clip.waveform().samples();
    }
}
