package io.trimodal.modeling.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Features;
import io.trimodal.media.activity.VoiceActivity;
import org.junit.jupiter.api.Test;

class SpokenPartTest {
    @Test
    void spoken_leavesOutTheSilenceAroundAndKeepsPauses() {
        Features recording = new Features(6, 2, new float[] {0, 1, 5, 2, 0, 3, 5.2f, 4, 0, 5, 0, 6});

        Features spoken = SpokenPart.PITCHED.of(new float[0], recording);

        assertThat(spoken.frames()).isEqualTo(3);
        assertThat(spoken.dims()).isEqualTo(2);
        assertThat(spoken.values()).containsExactly(5, 2, 0, 3, 5.2f, 4);
    }

    @Test
    void spoken_ofAWhisperThatHasNoPitch_isAllOfIt() {
        Features whisper = new Features(2, 2, new float[] {0, 1, 0, 2});

        assertThat(SpokenPart.PITCHED.of(new float[0], whisper)).isEqualTo(whisper);
    }

    /** A hum of a second and a half in four seconds, found by loudness. */
    private static float[] hum() {
        float[] samples = new float[4 * 16_000];
        for (int i = 16_000; i < 2.5 * 16_000; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * 150 * i / 16_000));
        }
        return samples;
    }

    private static Features rows(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        return new Features(count, 1, values);
    }

    @Test
    void served_isFromTheFirstSpeechToTheLast_withThePaddingOfSegments() {
        try (VoiceActivity activity = VoiceActivity.byEnergy()) {
            float[] kept = SpokenPart.served(activity, 5).of(hum(), rows(20)).values();
            assertThat(kept[0]).isBetween(4f, 5f);
            assertThat(kept[kept.length - 1]).isBetween(12f, 14f);
        }
    }

    @Test
    void served_ofSilence_orOfFewerRowsThanTheSpeechHas_isWhatThereIs() {
        try (VoiceActivity activity = VoiceActivity.byEnergy()) {
            Features all = rows(5);
            assertThat(SpokenPart.served(activity, 5).of(new float[16_000], all))
                    .isEqualTo(all);
            assertThat(SpokenPart.served(activity, 5).of(hum(), rows(3)).values())
                    .containsExactly(2);
        }
    }
}
