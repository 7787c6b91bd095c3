package io.trimodal.modeling.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.feature.Features;
import org.junit.jupiter.api.Test;

class VoiceReaderTest {
    @Test
    void spoken_leavesOutTheSilenceAroundAndKeepsPauses() {
        Features recording = new Features(6, 2, new float[] {0, 1, 5, 2, 0, 3, 5.2f, 4, 0, 5, 0, 6});

        Features spoken = VoiceReader.spoken(recording);

        assertThat(spoken.frames()).isEqualTo(3);
        assertThat(spoken.dims()).isEqualTo(2);
        assertThat(spoken.values()).containsExactly(5, 2, 0, 3, 5.2f, 4);
    }

    @Test
    void spoken_ofAWhisperThatHasNoPitch_isAllOfIt() {
        Features whisper = new Features(2, 2, new float[] {0, 1, 0, 2});

        assertThat(VoiceReader.spoken(whisper)).isEqualTo(whisper);
    }
}
