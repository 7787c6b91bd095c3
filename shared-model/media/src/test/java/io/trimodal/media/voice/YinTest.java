package io.trimodal.media.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for a period, from autocorrelations that are computed as they are defined. */
final class YinTest {
    private static final int RATE = 16_000;
    private static final int LENGTH = 1024;
    private static final VoiceSettings SETTINGS =
            new VoiceSettings(RATE, 640, 2048, 4, 5, LENGTH, 65, 600, 0.1, 0.4, 3e-4);

    @ParameterizedTest
    @ValueSource(doubles = {70, 110, 220, 440, 590})
    void pitch_ofHarmonics_isTheirFundamental(double hertz) {
        Pitch pitch = pitch(i -> {
            double phase = 2 * Math.PI * hertz * i / RATE;
            return 0.2 * (Math.sin(phase) + Math.sin(2 * phase) + Math.sin(3 * phase));
        });

        assertThat(pitch.voiced()).isTrue();
        assertThat(pitch.hertz()).isCloseTo(hertz, within(0.01 * hertz));
        assertThat(pitch.harmonicsToNoise()).isGreaterThan(20);
    }

    @Test
    void pitch_ofATone_tenDecibelsAboveNoise_hasThatRatio() {
        Random random = new Random(3);
        Pitch pitch =
                pitch(i -> 0.1 * Math.sqrt(20) * Math.sin(2 * Math.PI * 200 * i / RATE) + 0.1 * random.nextGaussian());

        assertThat(pitch.hertz()).isCloseTo(200, within(4.0));
        assertThat(pitch.harmonicsToNoise()).isCloseTo(10, within(1.5));
    }

    @Test
    void pitch_ofNoise_isUnvoiced() {
        Random random = new Random(3);

        assertThat(pitch(i -> 0.1 * random.nextGaussian()).voiced()).isFalse();
    }

    @Test
    void pitch_ofSilence_isUnvoicedAndFinite() {
        Pitch pitch = pitch(i -> 0);

        assertThat(pitch.voiced()).isFalse();
        assertThat(pitch.hertz()).isFinite();
        assertThat(pitch.harmonicsToNoise()).isEqualTo(-20);
    }

    @Test
    void pitch_ofATone_thatIsTooSoftToHear_isUnvoiced() {
        assertThat(pitch(i -> 1e-4 * Math.sin(2 * Math.PI * 200 * i / RATE)).voiced())
                .isFalse();
    }

    @Test
    void settings_whoseLongestPeriodDoesNotFit_areRefused() {
        assertThatThrownBy(() -> new VoiceSettings(RATE, 640, 2048, 4, 5, LENGTH, 15, 600, 0.1, 0.4, 3e-4))
                .hasMessageContaining("/settings/pitch_frame_length");
    }

    private static Pitch pitch(IntToDoubleFunction formula) {
        Yin yin = new Yin(SETTINGS);
        float[] samples = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            samples[i] = (float) formula.applyAsDouble(i);
        }
        float[] autocorrelation = new float[yin.lags()];
        for (int lag = 0; lag < autocorrelation.length; lag++) {
            double sum = 0;
            for (int i = 0; i + lag < LENGTH; i++) {
                sum += (double) samples[i] * samples[i + lag];
            }
            autocorrelation[lag] = (float) sum;
        }
        return yin.pitch(autocorrelation, 0, samples, 0);
    }
}
