package io.trimodal.modeling.verify;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.modeling.train.LearningRateSchedule;
import java.util.List;

/** Learning rates of all epochs of a run; the largest is the schedule's peak (MODEL-SPEC.md, section 4). */
final class ScheduleCheck {
    private static final double LIMIT = 1e-6;

    private ScheduleCheck() {}

    static List<Difference> run(JsonNode rates) {
        double peak = 0;
        for (JsonNode rate : rates) {
            if (!rate.isNumber()) {
                throw new IllegalArgumentException("a schedule must be an array of numbers");
            }
            peak = Math.max(peak, rate.asDouble());
        }
        LearningRateSchedule schedule = new LearningRateSchedule(peak, rates.size());
        double largest = 0;
        for (int epoch = 1; epoch <= rates.size(); epoch++) {
            largest = Math.max(
                    largest,
                    Math.abs(schedule.rate(epoch) - rates.get(epoch - 1).asDouble()));
        }
        return List.of(new Difference("learning rates of " + rates.size() + " epochs", largest / peak, LIMIT));
    }
}
