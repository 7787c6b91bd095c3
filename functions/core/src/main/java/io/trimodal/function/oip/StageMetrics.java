package io.trimodal.function.oip;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trimodal.model.ModelId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Times the stages of calls under the names of KServe's servers, so that its dashboards show these too:
 * {@code request_preprocess_seconds}, {@code request_predict_seconds}, {@code request_postprocess_seconds} and
 * {@code request_explain_seconds}, by {@code model_name}. Calls that fail are not among them;
 * {@code trimodal_scoring_seconds} and its like have those.
 *
 * @see <a href="https://kserve.github.io/website/latest/modelserving/observability/prometheus_metrics">Prometheus
 *     metrics of KServe</a>
 */
@Singleton
public final class StageMetrics {
    /** Upper bounds in milliseconds, those of Prometheus' own client for Python, which KServe's servers use. */
    private static final long[] BUCKETS = {5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000};

    private final MeterRegistry meters;

    public StageMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A part of a call. */
    public enum Stage {
        /** From the call to what the model takes. */
        PREPROCESS("request.preprocess", "time to read a request and to make inputs of it"),
        /** The model's work. */
        PREDICT("request.predict", "time to score"),
        /** From scores to the answer. */
        POSTPROCESS("request.postprocess", "time to make an answer of scores"),
        /** An explanation's work, in place of {@link #PREDICT}. */
        EXPLAIN("request.explain", "time to explain");

        private final String timer;
        private final String description;

        Stage(String timer, String description) {
            this.timer = timer;
            this.description = description;
        }
    }

    /** Starts the clock of a call. */
    public Clock start() {
        return new Clock();
    }

    /** Measures one call. Not thread-safe. */
    public final class Clock {
        private final Map<Stage, Duration> stages = new EnumMap<>(Stage.class);
        private long last = System.nanoTime();

        private Clock() {}

        /** Ends a stage, which began with the end of the one before. */
        public void end(Stage stage) {
            long now = System.nanoTime();
            stages.put(stage, Duration.ofNanos(now - last));
            last = now;
        }

        /** Does a stage's work, and ends it. */
        public <T> T timed(Stage stage, Supplier<T> work) {
            T result = work.get();
            end(stage);
            return result;
        }

        /** Counts the stages. @param model one that is served, so that callers cannot make new series */
        public void record(ModelId model) {
            stages.forEach((stage, duration) -> timer(stage, model.name()).record(duration));
        }
    }

    private Timer timer(Stage stage, String model) {
        Duration[] bounds = new Duration[BUCKETS.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Duration.ofMillis(BUCKETS[i]);
        }
        return Timer.builder(stage.timer)
                .description(stage.description)
                .tag("model_name", model)
                .serviceLevelObjectives(bounds)
                .register(meters);
    }
}
