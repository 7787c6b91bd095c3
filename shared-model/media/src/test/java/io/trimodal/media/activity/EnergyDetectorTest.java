package io.trimodal.media.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trimodal.feature.InvalidFeaturesException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EnergyDetectorTest {
    private static final int RATE = 16_000;

    @Test
    void spans_ofATone_overSoftNoise_areWhereItIs() {
        float[] waveform = noise(5, 0.001);
        addTone(waveform, 1.5, 3.0);

        List<SpeechSpan> spans = VoiceActivity.byEnergy().spans(waveform, VoiceActivityOptions.DEFAULT);

        assertThat(spans).hasSize(1);
        assertThat(spans.getFirst().start()).isCloseTo(1.4, within(0.05));
        assertThat(spans.getFirst().end()).isCloseTo(3.1, within(0.05));
    }

    @Test
    void spans_ofSilence_areNone() {
        assertThat(VoiceActivity.byEnergy().spans(new float[3 * RATE], VoiceActivityOptions.DEFAULT))
                .isEmpty();
    }

    @Test
    void accept_ofWhatIsNotANumber_namesTheSample() {
        float[] waveform = new float[1_000];
        waveform[700] = Float.POSITIVE_INFINITY;

        assertThatThrownBy(() -> VoiceActivity.byEnergy().spans(waveform, VoiceActivityOptions.DEFAULT))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessageContaining("has Infinity at sample 700");
    }

    private static float[] noise(int seconds, double level) {
        Random random = new Random(1);
        float[] waveform = new float[seconds * RATE];
        for (int i = 0; i < waveform.length; i++) {
            waveform[i] = (float) (level * random.nextGaussian());
        }
        return waveform;
    }

    private static void addTone(float[] waveform, double from, double to) {
        for (int i = (int) (from * RATE); i < to * RATE; i++) {
            waveform[i] += (float) (0.2 * Math.sin(2 * Math.PI * 200 * i / RATE));
        }
    }
}
