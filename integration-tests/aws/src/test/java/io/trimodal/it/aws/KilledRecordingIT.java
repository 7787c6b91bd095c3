package io.trimodal.it.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The function dies in the middle of a recording, again and again: the event is delivered again, the recording is
 * scored once, and nothing of the dead is left on disk.
 */
@ExtendWith(Deployed.class)
@Tag("slow")
class KilledRecordingIT {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int MEMORY_MB = 3008;
    /** Fewer than an event may be received before it goes to the dead-letter queue. */
    private static final int KILLS = 3;

    private static final long SEED = 16;

    private final Cloud cloud;
    private final Results results;

    @TempDir
    private Path spool;

    KilledRecordingIT(Cloud cloud) {
        this.cloud = cloud;
        this.results = new Results(cloud.s3, cloud.bucket());
    }

    @Test
    void killedInTheMiddle_scoresTheRecordingOnce_andLeavesNoFiles() throws IOException {
        upload("uploads/killed-clip/calm/minute.vtt", Recordings.WORDS);
        upload("uploads/killed-clip/calm/minute.mp4", Recordings.MINUTE);
        long calm = undisturbed();

        upload("uploads/killed-clip/minute.mp4", Recordings.MINUTE);
        Random random = new Random(SEED);
        QueuePoller poller = cloud.uploadsPoller();
        int died = 0;
        while (died < KILLS) {
            LambdaProcess process = start();
            int[] ended = {0};
            List<Path> before = spooled();
            long delay = random.nextLong(calm / 8);
            try (process;
                    ExecutorService killer = Executors.newSingleThreadExecutor()) {
                killer.submit(() -> killAtWork(process, before, delay));
                poller.poll(event -> {
                    try {
                        return process.invoke(event, LIMIT);
                    } catch (LambdaProcess.Ended e) {
                        ended[0]++;
                        throw e;
                    }
                });
                killer.shutdownNow();
            }
            assertThat(ended[0]).as("died in the middle of it").isEqualTo(1);
            assertThat(results.versions("results/", "uploads/killed-clip/minute.mp4"))
                    .isEmpty();
            assertThat(spooled())
                    .as("left by one that was killed, of which the next clears")
                    .hasSizeLessThanOrEqualTo(1);
            died++;
        }

        undisturbed();
        List<JsonNode> alone = results.comparable("uploads/killed-clip/minute.mp4");
        assertThat(alone).hasSize(1);
        assertThat(results.versions("errors/", "uploads/killed-clip/minute.mp4"))
                .isEmpty();
        assertThat(spooled()).isEmpty();

        upload("uploads/killed-clip/minute.vtt", Recordings.WORDS);
        undisturbed();
        JsonNode pair = results.all("uploads/killed-clip/minute.mp4").stream()
                .filter(document -> document.path("source").has("transcript"))
                .findFirst()
                .orElseThrow();
        assertThat(pair.path("predict"))
                .isEqualTo(results.of("uploads/killed-clip/calm/minute.mp4")
                        .getFirst()
                        .path("predict"));
    }

    /** A busy machine may work several times as slowly as before, or as fast; a file says that it has begun. */
    private Void killAtWork(LambdaProcess process, List<Path> before, long delay) throws Exception {
        while (!hasBegun(before)) {
            Thread.sleep(10);
        }
        Thread.sleep(delay);
        process.close();
        return null;
    }

    private boolean hasBegun(List<Path> before) throws IOException {
        try {
            return !before.containsAll(spooled());
        } catch (UncheckedIOException _) {
            // What the dead left behind was cleared during the look.
            return false;
        }
    }

    /** @return milliseconds that the invocations took */
    private long undisturbed() {
        QueuePoller poller = cloud.uploadsPoller();
        Instant[] begun = new Instant[1];
        try (LambdaProcess process = start()) {
            begun[0] = Instant.now();
            while (cloud.messages("uploads_queue_url") > 0) {
                poller.poll(event -> process.invoke(event, LIMIT));
            }
            return Duration.between(begun[0], Instant.now()).toMillis();
        }
    }

    private LambdaProcess start() {
        Map<String, String> environment = cloud.environment("score-upload");
        environment.put("TRIMODAL_MODELS_NAMES", "trimodal-almt");
        environment.put("TRIMODAL_UPLOADS_SPOOL", spool.toString());
        UnpackedFunction function = UnpackedFunction.of(FunctionPackage.preferred("score-upload"));
        return LambdaProcess.start(function, environment, MEMORY_MB).awaitReady();
    }

    /** Files, but for locks. */
    private List<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.walk(spool)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("lock"))
                    .toList();
        }
    }

    private void upload(String key, byte[] content) {
        cloud.s3.putObject(request -> request.bucket(cloud.bucket()).key(key), RequestBody.fromBytes(content));
    }
}
