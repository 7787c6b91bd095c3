package io.trimodal.function.model;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trimodal.model.ModelId;
import io.trimodal.runtime.CancelledException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;

/** Times and counts work of more than one forward pass, with what came of it: done, cancelled or failed. */
@Singleton
public final class WorkMetrics {
    private final MeterRegistry meters;

    public WorkMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param name of the timer, such as {@code trimodal.explain} */
    public <T> T record(String name, Supplier<T> work) {
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            T result = work.get();
            outcome = "done";
            return result;
        } catch (CancelledException e) {
            outcome = "cancelled";
            throw e;
        } finally {
            Timer.builder(name)
                    .description("time from a parsed request to its answer, or to its end")
                    .tag("outcome", outcome)
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(1))
                    .maximumExpectedValue(Duration.ofMinutes(5))
                    .register(meters)
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** Only models that are served become a tag, so callers cannot make new series. */
    public void countForwardPasses(ModelId model, long passes) {
        meters.counter("trimodal.forward.passes", "model", model.name(), "version", model.version())
                .increment(passes);
    }
}
