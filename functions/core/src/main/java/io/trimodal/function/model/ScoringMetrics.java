package io.trimodal.function.model;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trimodal.model.ModelId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/** Counts and times scoring per model. Only models that are served become a tag, so callers cannot make new series. */
@Singleton
public final class ScoringMetrics {
    private final MeterRegistry meters;

    public ScoringMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    <T> T record(ModelId model, int utterances, Supplier<T> work) {
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            T result = work.get();
            outcome = "scored";
            scored(model, utterances);
            return result;
        } finally {
            Timer.builder("trimodal.scoring")
                    .description("time from a parsed request to its scores")
                    .tags("model", model.name(), "version", model.version(), "outcome", outcome)
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(1))
                    .maximumExpectedValue(Duration.ofSeconds(30))
                    .register(meters)
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void scored(ModelId model, int utterances) {
        meters.counter("trimodal.utterances.scored", "model", model.name(), "version", model.version())
                .increment(utterances);
        DistributionSummary.builder("trimodal.batch.size")
                .description("utterances per call")
                .tags("model", model.name(), "version", model.version())
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64)
                .register(meters)
                .record(utterances);
    }
}
