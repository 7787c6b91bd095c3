package io.trimodal.function.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Times uploads, with what became of them, and counts what is ignored. */
@Singleton
public final class UploadMetrics {
    private final MeterRegistry meters;

    public UploadMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** @param kind what an event told, which is nothing to score; one of few */
    void ignored(String kind) {
        Counter.builder("trimodal.uploads.ignored")
                .description("what events told that is nothing to score, such as deletions")
                .tag("kind", kind)
                .register(meters)
                .increment();
    }

    List<Scored> record(Supplier<List<Scored>> work) {
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            List<Scored> result = work.get();
            outcome = Scored.all(result).name().toLowerCase(Locale.ROOT);
            return result;
        } catch (UnreadableUploadException e) {
            outcome = "unreadable";
            throw e;
        } catch (OutOfTimeException e) {
            outcome = "out_of_time";
            throw e;
        } catch (BucketNotAllowedException e) {
            outcome = "refused";
            throw e;
        } finally {
            Timer.builder("trimodal.uploads")
                    .description("time from an event's object to its result")
                    .tag("outcome", outcome)
                    .register(meters)
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }
}
