package io.trimodal.media.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    /** 44,056 and 11,127 Hz have more phases than are kept. */
    @ParameterizedTest
    @ValueSource(ints = {8000, 11025, 11127, 12000, 22050, 24000, 32000, 44056, 44100, 48000, 96000, 192000})
    void accept_sineOfThePassband_isTheSineAt16kHz(int rate) {
        float[] resampled = resampled(rate, 1000, 0.5, 1 << 12);

        assertThat(resampled).hasSize(8000);
        for (int i = 1000; i < 7000; i++) {
            assertThat((double) resampled[i])
                    .as("sample %d", i)
                    .isCloseTo(Math.sin(2 * Math.PI * 1000 * i / 16000), within(2e-4));
        }
    }

    @Test
    void accept_sineAboveTheNewNyquist_isSilence() {
        float[] resampled = resampled(48000, 9000, 0.5, 1000);

        for (int i = 1000; i < 7000; i++) {
            assertThat(Math.abs(resampled[i])).as("sample %d", i).isLessThan(1e-4f);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 100_000})
    void accept_inBlocksOfAnySize_givesTheSame(int block) {
        assertThat(resampled(44100, 440, 0.3, block)).containsExactly(resampled(44100, 440, 0.3, 4096));
    }

    @Test
    void accept_at16kHz_changesNothing() {
        float[] samples = {0.1f, -0.2f, 1};
        float[] given = new float[3];
        Resampler resampler = new Resampler(16000, (b, length) -> System.arraycopy(b, 0, given, 0, length));

        resampler.accept(samples, 3);
        resampler.end();

        assertThat(given).containsExactly(samples);
    }

    @Test
    void waveform_ofAnotherRate_isWhatTheResamplerGives() {
        float[] sine = new float[4000];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (float) Math.sin(2 * Math.PI * 1000 * i / 8000);
        }

        assertThat(Waveform.of(sine, 8000).samples()).containsExactly(resampled(8000, 1000, 0.5, 1 << 12));
        assertThat(Waveform.of(sine, Waveform.RATE).samples()).isSameAs(sine);
    }

    private static float[] resampled(int rate, double hertz, double seconds, int block) {
        float[] in = new float[(int) (rate * seconds)];
        for (int i = 0; i < in.length; i++) {
            in[i] = (float) Math.sin(2 * Math.PI * hertz * i / rate);
        }
        GatheredClip clip = GatheredClip.ofSound();
        Resampler resampler = new Resampler(rate, clip::sound);
        for (int from = 0; from < in.length; from += block) {
            float[] part = Arrays.copyOfRange(in, from, Math.min(in.length, from + block));
            resampler.accept(part, part.length);
        }
        resampler.end();
        return clip.waveform().samples();
    }
}
