package io.trimodal.it.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.it.aws.RuntimeApi.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * Prints what a million calls would cost: durations that this machine measures at the Runtime API, times Lambda's
 * public price. The memory that is paid for must be enough for the calls; of time nothing is asked. Where an executable
 * was built for tests (-Ob), its own share is slower than that of a release.
 */
@ExtendWith(Deployed.class)
class CallCostIT {
    private static final int WARM_UP = 10;
    private static final int CALLS = 40;
    private static final double USD_PER_GB_SECOND = 0.0000166667;
    private static final double USD_PER_REQUEST = 0.20 / 1e6;
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String TEXT = "The acting was superb and I would watch it again.";

    private final Cloud cloud;

    CallCostIT(Cloud cloud) {
        this.cloud = cloud;
    }

    @Test
    void calls() {
        print(1769, "/v1/predict", Example.json(TEXT), CALLS);
        print(3538, "/v1/explain", Example.json(TEXT), CALLS);
        String check = "{\"models\": [\"trimodal-almt\", \"trimodal-lnln\"], \"options\": {\"trials\": 30}, "
                + Example.json(TEXT).substring(1);
        print(3538, "/v1/robustness-check", check, 5);
    }

    private void print(int memoryMb, String path, String body, int calls) {
        FunctionPackage made = FunctionPackage.preferred("server");
        String caller = "cost-" + UUID.randomUUID();
        measure(
                made,
                memoryMb,
                calls,
                _ -> new ProxyEvent(caller, UUID.randomUUID().toString(), "POST", path, body).payload());
    }

    @Test
    void uploads() {
        measure(FunctionPackage.preferred("score-upload"), 3008, CALLS, call -> {
            String key = "uploads/cost/" + call + ".json";
            cloud.s3.putObject(
                    request -> request.bucket(cloud.bucket()).key(key), RequestBody.fromString(Example.json(TEXT)));
            return GenuineEvent.put(key).payload(cloud.bucket(), "");
        });
        dropEvents();
    }

    /** A minute of MP4 with speech and a face, and its transcript beside it. */
    @Test
    void recordings() {
        measure(FunctionPackage.preferred("score-upload"), 3008, 5, call -> {
            String key = "uploads/cost/minute-" + call + ".mp4";
            cloud.s3.putObject(
                    request -> request.bucket(cloud.bucket()).key(key.replace(".mp4", ".vtt")),
                    RequestBody.fromBytes(Recordings.WORDS));
            cloud.s3.putObject(
                    request -> request.bucket(cloud.bucket()).key(key), RequestBody.fromBytes(Recordings.MINUTE));
            return GenuineEvent.put(key).payload(cloud.bucket(), "");
        });
        dropEvents();
    }

    /** The emulator's own, of the same uploads. */
    private void dropEvents() {
        QueuePoller poller = cloud.uploadsPoller();
        while (cloud.messages("uploads_queue_url") > 0) {
            poller.poll(_ -> new Response("{\"batchItemFailures\": []}".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void measure(FunctionPackage made, int memoryMb, int calls, IntFunction<byte[]> event) {
        long[] nanos = new long[calls];
        long peak;
        try (LambdaProcess process = LambdaProcess.start(
                        UnpackedFunction.of(made), cloud.environment(made.function()), memoryMb)
                .awaitReady()) {
            int warmUp = Math.min(WARM_UP, calls);
            for (int i = 0; i < warmUp + calls; i++) {
                byte[] payload = event.apply(i);
                long start = System.nanoTime();
                assertThat(process.invoke(payload, LIMIT)).isInstanceOf(Response.class);
                if (i >= warmUp) {
                    nanos[i - warmUp] = System.nanoTime() - start;
                }
            }
            peak = process.peakMemoryBytes();
        }
        assertThat(peak).as("bytes used of %d MB", memoryMb).isBetween(1L, (long) memoryMb << 20);
        Arrays.sort(nanos);
        double millis = nanos[calls / 2] / 1e6;
        double usd = 1e6 * (USD_PER_REQUEST + memoryMb / 1024.0 * Math.ceil(millis) / 1000 * USD_PER_GB_SECOND);
        System.out.printf(
                Locale.ROOT,
                "%s, %d MB: median %.1f ms of %d calls, at most %d MB used, Lambda %.2f USD a million%n",
                made,
                memoryMb,
                millis,
                calls,
                peak >> 20,
                usd);
    }
}
