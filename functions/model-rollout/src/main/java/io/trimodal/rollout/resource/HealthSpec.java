package io.trimodal.rollout.resource;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;

/**
 * When to give the candidate up.
 *
 * @param progressDeadline how long its revision may take to become ready, and for how long without a break its metrics
 *     may be unreadable
 * @param maximumErrorRate largest share of requests that may fail with a status of 500 or more
 * @param minimumRequests fewer are not judged
 */
@RegisterForReflection
public record HealthSpec(
        @Pattern(TrafficSpec.DURATION)
        @Size(max = TrafficSpec.LONGEST_DURATION)
        @JsonPropertyDescription("How long the candidate may take to become ready (default: 10m).")
        String progressDeadline,

        @Min(0) @Max(1) @JsonPropertyDescription("Largest share of failed requests (default: 0.01).")
        Double maximumErrorRate,

        @Min(1) @JsonPropertyDescription("Fewer requests are not judged (default: 20).")
        Long minimumRequests) {
    static final HealthSpec USUAL = new HealthSpec(null, null, null);

    public HealthSpec {
        progressDeadline = progressDeadline == null ? "10m" : progressDeadline;
        maximumErrorRate = maximumErrorRate == null ? Double.valueOf(0.01) : maximumErrorRate;
        minimumRequests = minimumRequests == null ? Long.valueOf(20) : minimumRequests;
    }

    /** @throws IllegalArgumentException naming the field that is wrong */
    void check() {
        deadline();
        if (!(maximumErrorRate >= 0 && maximumErrorRate <= 1)) {
            throw new IllegalArgumentException(
                    "spec.health.maximumErrorRate must be from 0 to 1, not " + maximumErrorRate);
        }
        if (minimumRequests < 1) {
            throw new IllegalArgumentException("spec.health.minimumRequests must be 1 or more, not " + minimumRequests);
        }
    }

    public Duration deadline() {
        return TrafficSpec.parsed("spec.health.progressDeadline", progressDeadline);
    }
}
