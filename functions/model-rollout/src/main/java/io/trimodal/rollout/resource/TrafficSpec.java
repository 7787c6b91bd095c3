package io.trimodal.rollout.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Duration;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.text.ParseException;
import java.util.List;

/**
 * How traffic is shifted.
 *
 * @param steps rising percentages of requests that the candidate gets, the last of them 100
 * @param hold how long each step is watched, as {@code 90s}, {@code 5m} or {@code 1h}
 */
@RegisterForReflection
public record TrafficSpec(
        @Size(min = 1, max = 100)
        @ValidationRule(value = TrafficSpec.RISING, message = "must rise: each step above the one before it")
        @ValidationRule(value = "self[self.size() - 1] == 100", message = "must end with 100")
        @JsonPropertyDescription("Rising percentages, the last of them 100 (default: 10, 25, 50, 100).")
        List<@Min(1) @Max(100) Integer> steps,

        @Pattern(TrafficSpec.DURATION)
        @Size(max = TrafficSpec.LONGEST_DURATION)
        @JsonPropertyDescription("How long each step is watched (default: 5m).")
        String hold) {
    static final String DURATION = "^([0-9]+(ms|s|m|h))+$";

    static final long LONGEST_DURATION = 16;

    /**
     * Each step is there once, in the place that the number of smaller ones gives it. (CEL, which has no index in its
     * loops.)
     */
    static final String RISING = "self.all(step, self.exists_one(other, other == step)"
            + " && self[self.filter(other, other < step).size()] == step)";

    static final TrafficSpec USUAL = new TrafficSpec(null, null);

    public TrafficSpec {
        steps = steps == null ? List.of(10, 25, 50, 100) : List.copyOf(steps);
        hold = hold == null ? "5m" : hold;
    }

    /** @throws IllegalArgumentException naming the field that is wrong */
    void check() {
        requireRising(steps);
        parsed("spec.traffic.hold", hold);
    }

    public java.time.Duration holdTime() {
        return parsed("spec.traffic.hold", hold);
    }

    /** The step after a share; 100 after the last. */
    public int after(int share) {
        return steps.stream().filter(step -> step > share).findFirst().orElse(100);
    }

    private static void requireRising(List<Integer> steps) {
        int last = 0;
        for (int step : steps) {
            if (step <= last || step > 100) {
                throw new IllegalArgumentException("spec.traffic.steps must rise from above 0 to 100, not " + steps);
            }
            last = step;
        }
        if (last != 100) {
            throw new IllegalArgumentException("spec.traffic.steps must end with 100, not with " + last);
        }
    }

    /**
     * @param text as Kubernetes writes durations
     * @throws IllegalArgumentException naming the field if it is none, or longer than any clock tells
     */
    static java.time.Duration parsed(String field, String text) {
        try {
            return Duration.parse(text).getDuration();
        } catch (ParseException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    field + " must be a duration such as 90s, 5m or 1h, not '" + text + "'", e);
        }
    }
}
