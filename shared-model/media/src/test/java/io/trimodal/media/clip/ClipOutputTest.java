package io.trimodal.media.clip;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipOutputTest {
    @ParameterizedTest
    @CsvSource({"6, 6.00 s", "1800, 1800 s", "7200, 7200 s"})
    void requireSecond_beyondTheLimit_namesItInFigures(double limit, String named) {
        MediaLimits limits = new MediaLimits(1, limit, 1, 1, Duration.ofMinutes(1));
        ClipOutput output = new ClipOutput(GatheredClip.ofSound(), ClipOptions.DEFAULT.with(limits));

        assertThatThrownBy(() -> output.requireSecond(ClipTrack.SOUND, limit + 1))
                .isInstanceOf(ClipLimitException.class)
                .hasMessageContaining("expected at most " + named);
    }
}
