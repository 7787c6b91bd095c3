package io.trimodal.modeling.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
    @Test
    void rate_overTwoHundredEpochs_equalsThePublishedRun() throws IOException {
        JsonNode rates;
        try (var in = LearningRateScheduleTest.class.getResourceAsStream("/goldens/lr-schedule.json")) {
            rates = new ObjectMapper().readTree(in);
        }
        assertThat(rates).hasSize(200);
        LearningRateSchedule schedule = new LearningRateSchedule(1e-4, 200);
        for (int epoch = 1; epoch <= 200; epoch++) {
            assertThat(schedule.rate(epoch))
                    .as("epoch %d", epoch)
                    .isCloseTo(rates.get(epoch - 1).asDouble(), within(1e-12));
        }
    }

    @Test
    void rate_ofAShortRun_startsAtThePeak() {
        assertThat(new LearningRateSchedule(1e-3, 5).rate(1)).isEqualTo(1e-3);
    }
}
