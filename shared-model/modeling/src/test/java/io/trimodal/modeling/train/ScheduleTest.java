package io.trimodal.modeling.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void smooth_warmsUpOverATwentiethAndFallsToNothing() {
        assertThat(Schedule.SMOOTH.rate(2, 10, 1, 0.25)).isCloseTo(1, within(1e-9));
        assertThat(Schedule.SMOOTH.rate(2, 10, 1, 0.5)).isCloseTo(2, within(1e-9));
        assertThat(Schedule.SMOOTH.rate(2, 10, 10, 1)).isCloseTo(0, within(1e-9));
        assertThat(Schedule.SMOOTH.rate(2, 10, 6, 0.25)).isCloseTo(1, within(1e-9));
    }

    @Test
    void published_isConstantWithinAnEpoch() {
        double rate = new LearningRateSchedule(1e-4, 200).rate(7);

        assertThat(Schedule.PUBLISHED.rate(1e-4, 200, 7, 0.1)).isEqualTo(rate);
        assertThat(Schedule.PUBLISHED.rate(1e-4, 200, 7, 1)).isEqualTo(rate);
    }
}
