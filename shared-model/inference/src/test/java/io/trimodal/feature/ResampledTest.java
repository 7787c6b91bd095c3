package io.trimodal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResampledTest {
    private static Features ramp(int frames, double rate) {
        float[] values = new float[frames];
        for (int i = 0; i < frames; i++) {
            values[i] = i + 1;
        }
        return new Features(frames, 1, values).at(rate);
    }

    @Test
    void fewer_areTheMeansOfTheFramesInTheirTime() {
        Resampled resampled = Resampled.of(ramp(60, 30), 5, 50);

        assertThat(resampled.frames()).isEqualTo(10);
        assertThat(resampled.features().frameRate()).hasValue(5);
        assertThat(resampled.features().values())
                .containsExactly(3.5f, 9.5f, 15.5f, 21.5f, 27.5f, 33.5f, 39.5f, 45.5f, 51.5f, 57.5f);
    }

    @Test
    void more_areTheFramesThatShowThen() {
        assertThat(Resampled.of(ramp(3, 2), 5, 50).features().values()).containsExactly(1, 1, 1, 2, 2, 3, 3, 3);
    }

    @Test
    void zeroRows_areMissing_andDoNotCount() {
        Features halfMissing = new Features(4, 2, new float[] {2, 4, 0, 0, 0, 0, 0, 0}).at(10);

        assertThat(Resampled.of(halfMissing, 5, 50).features().values()).containsExactly(2, 4, 0, 0);
    }

    @Test
    void framesBeyondTheMost_areCountedButNotMade() {
        Resampled resampled = Resampled.of(ramp(100_000, 1), 1_000, 50);

        assertThat(resampled.frames()).isEqualTo(100_000_000);
        assertThat(resampled.features().frames()).isEqualTo(50);
    }

    /** It lasts as long as before, to the nearest frame, and shows nothing that was not there. */
    @Property
    void resampled_lastsAsLong_andStaysBetweenTheExtremes(
            @ForAll @IntRange(min = 1, max = 400) int frames,
            @ForAll @DoubleRange(min = 1, max = 1000) double from,
            @ForAll @DoubleRange(min = 1, max = 1000) double to) {
        Resampled resampled = Resampled.of(ramp(frames, from), to, 1_000);

        double seconds = frames / from;
        assertThat((double) resampled.frames()).isBetween(seconds * to - 0.51, Math.max(1, seconds * to + 0.51));
        float last = 0;
        for (float value : resampled.features().values()) {
            assertThat(value).isBetween(Math.max(1, last), (float) frames);
            last = value;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.99, 1000.1, -5, 1e300, Double.NaN, Double.POSITIVE_INFINITY})
    void features_atARateThatIsNone_areRefused(double rate) {
        assertThatThrownBy(() -> ramp(2, rate))
                .isInstanceOf(InvalidFeaturesException.class)
                .hasMessageContaining("frame_rate of " + rate + "; it must be from 1 to 1000");
    }

    @ParameterizedTest
    @CsvSource({
        "5 frames/s: a voice, 5",
        "Voice at 12.5 frames/s, 12.5",
        "A voice., ",
        "0 frames/s, ",
        "9999 frames/s, ",
        "100000 frames/s, "
    })
    void rate_isReadFromADescription(String description, Double rate) {
        assertThat(FrameRate.in(description))
                .isEqualTo(rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate));
    }
}
