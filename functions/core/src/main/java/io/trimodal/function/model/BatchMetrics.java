package io.trimodal.function.model;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trimodal.predict.batch.BatchListener;
import java.time.Duration;

/** What becomes of requests that are gathered into batches. */
final class BatchMetrics implements BatchListener {
    private final Timer waiting;
    private final DistributionSummary requests;

    BatchMetrics(MeterRegistry meters) {
        waiting = Timer.builder("trimodal.batching.queue")
                .description("time of a request until its batch began")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(1))
                .register(meters);
        requests = DistributionSummary.builder("trimodal.batching.requests")
                .description("requests per gathered batch")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64)
                .register(meters);
    }

    @Override
    public void waited(Duration time) {
        waiting.record(time);
    }

    @Override
    public void gathered(int requests, int utterances) {
        this.requests.record(requests);
    }
}
