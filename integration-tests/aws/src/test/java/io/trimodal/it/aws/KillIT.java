package io.trimodal.it.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.it.aws.RuntimeApi.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The function may die at any point of its work: what was not answered is delivered again, nothing is lost, nothing
 * done twice.
 */
@ExtendWith(Deployed.class)
@Tag("slow")
class KillIT {
    private static final int UPLOADS = 60;
    /** Every tenth upload has lines for a second of work and more. */
    private static final int LONG_EVERY = 10;

    private static final int LONG_LINES = 150;
    /** As many as there may be; class files take seconds to start again. */
    private static final int KILLS_OF_JVM = 15;

    private static final int KILLS_OF_NATIVE = 40;
    private static final int FEWEST_KILLS = 10;
    private static final int MOST_ROUNDS = 4;
    private static final int MEMORY_MB = 3008;
    private static final long SEED = 6;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Cloud cloud;
    private final Results results;
    private final UnpackedFunction function = UnpackedFunction.of(FunctionPackage.preferred("score-upload"));

    KillIT(Cloud cloud) {
        this.cloud = cloud;
        this.results = new Results(cloud.s3, cloud.bucket());
    }

    @Test
    void killedAtAnyPoint_losesNothingAndDoesNothingTwice() {
        SequencedMap<String, String> uploads = uploads();
        upload("uploads/calm/", uploads);
        Duration calm = undisturbed();

        int kills = 0;
        List<String> folders = new ArrayList<>();
        // A machine that was busier while nothing was killed makes lives too long: another round has shorter ones.
        for (Duration pace = calm; kills < FEWEST_KILLS && folders.size() < MOST_ROUNDS; pace = pace.dividedBy(2)) {
            folders.add("uploads/killed-" + folders.size() + "/");
            upload(folders.getLast(), uploads);
            kills += disturbed(pace);
        }

        assertThat(kills).as("times that the process died at work").isGreaterThanOrEqualTo(FEWEST_KILLS);
        for (String folder : folders) {
            for (String name : uploads.keySet()) {
                assertThat(results.comparable(folder + name))
                        .as(folder + name)
                        .isEqualTo(results.comparable("uploads/calm/" + name));
                assertThat(results.versions("errors/", folder + name)).isEmpty();
            }
        }
    }

    private static SequencedMap<String, String> uploads() {
        SequencedMap<String, String> uploads = new TreeMap<>();
        for (int i = 0; i < UPLOADS; i++) {
            int number = i;
            if (i % LONG_EVERY == 0) {
                uploads.put(
                        "long-%02d.jsonl".formatted(i),
                        Example.lines(IntStream.range(0, LONG_LINES)
                                .mapToObj(line -> "Evening " + line + " of season " + number + " was a quiet delight.")
                                .toArray(String[]::new)));
            } else {
                uploads.put("short-%02d.json".formatted(i), Example.json("Take " + i + " went rather well."));
            }
        }
        return uploads;
    }

    private void upload(String folder, SequencedMap<String, String> uploads) {
        uploads.forEach((name, content) -> cloud.s3.putObject(
                request -> request.bucket(cloud.bucket()).key(folder + name), RequestBody.fromString(content)));
    }

    /** @return how long all of it took */
    private Duration undisturbed() {
        QueuePoller poller = cloud.uploadsPoller();
        try (LambdaProcess process = start()) {
            Instant begun = Instant.now();
            while (cloud.messages("uploads_queue_url") > 0) {
                poller.poll(event -> process.invoke(event, LIMIT));
            }
            return Duration.between(begun, Instant.now());
        }
    }

    /**
     * Every process dies after a time of its own: while it reads, scores or writes, between two uploads, or when all
     * was done but nobody was told.
     *
     * @param calm how long the work takes without
     * @return how often the process died before it had answered
     */
    private int disturbed(Duration calm) {
        Random random = new Random(SEED);
        long meanLife = calm.toMillis() / kills();
        QueuePoller poller = cloud.uploadsPoller();
        int[] died = {0};
        LambdaProcess process = start();
        try (ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor()) {
            killer.schedule(process::close, random.nextLong(2 * meanLife), TimeUnit.MILLISECONDS);
            while (cloud.messages("uploads_queue_url") > 0 || redriven()) {
                if (!process.isAlive()) {
                    process = start();
                    if (died[0] < kills()) {
                        killer.schedule(process::close, random.nextLong(2 * meanLife), TimeUnit.MILLISECONDS);
                    }
                }
                LambdaProcess current = process;
                poller.poll(event -> invoke(current, event, died));
            }
            killer.shutdownNow();
        } finally {
            process.close();
        }
        return died[0];
    }

    private int kills() {
        return function.isNative() ? KILLS_OF_NATIVE : KILLS_OF_JVM;
    }

    private static Answer invoke(LambdaProcess process, byte[] event, int[] died) {
        try {
            return process.invoke(event, LIMIT);
        } catch (LambdaProcess.Ended e) {
            died[0]++;
            throw e;
        }
    }

    /** As somebody does who finds messages in the dead-letter queue that are there because the function kept dying. */
    private boolean redriven() {
        QueuePoller dead = cloud.deadLetterPoller();
        boolean any = false;
        for (List<Message> messages = dead.receive(); !messages.isEmpty(); messages = dead.receive()) {
            for (Message message : messages) {
                if (message.body().contains("killed")) {
                    any = true;
                    cloud.sqs.sendMessage(request ->
                            request.queueUrl(cloud.output("uploads_queue_url")).messageBody(message.body()));
                    cloud.sqs.deleteMessage(request ->
                            request.queueUrl(cloud.output("dead_letter_url")).receiptHandle(message.receiptHandle()));
                }
            }
        }
        return any;
    }

    /** With the default model only: it starts in half the time. */
    private LambdaProcess start() {
        Map<String, String> environment = cloud.environment("score-upload");
        environment.put("TRIMODAL_MODELS_NAMES", "trimodal-almt");
        return LambdaProcess.start(function, environment, MEMORY_MB).awaitReady();
    }
}
