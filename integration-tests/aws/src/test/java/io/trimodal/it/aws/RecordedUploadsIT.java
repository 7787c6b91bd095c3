package io.trimodal.it.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.it.aws.RuntimeApi.Answer;
import io.trimodal.it.aws.RuntimeApi.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A minute of MP4 with speech and a face, and its transcript, uploaded in either order, both before either event, and
 * in a bundle: the emulator's own events, each of them twice, and the scores that predict gives for the same.
 */
@ExtendWith(Deployed.class)
class RecordedUploadsIT {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int MEMORY_MB = 3008;
    private static final int SENTENCES = 9;

    private final Cloud cloud;
    private final Results results;

    RecordedUploadsIT(Cloud cloud) {
        this.cloud = cloud;
        this.results = new Results(cloud.s3, cloud.bucket());
    }

    static List<FunctionPackage> packages() {
        return FunctionPackage.all("score-upload");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void recordingAndTranscript_inAnyOrder_areScoredOnce_asPredictScoresThem(FunctionPackage made) {
        String folder = "uploads/recorded/" + (made.isNative() ? "native/" : "jvm/");
        try (LambdaProcess process = start(made)) {
            upload(folder + "first/minute.mp4", Recordings.MINUTE);
            drain(process);
            upload(folder + "first/minute.vtt", Recordings.WORDS);
            drain(process);

            upload(folder + "last/minute.vtt", Recordings.WORDS);
            drain(process);
            assertThat(results.versions("results/", folder + "last/minute.mp4")).isEmpty();
            upload(folder + "last/minute.mp4", Recordings.MINUTE);
            drain(process);

            upload(folder + "minute.zip", Recordings.bundle());
            drain(process);

            upload(folder + "both/minute.mp4", Recordings.MINUTE);
            upload(folder + "both/minute.vtt", Recordings.WORDS);
            try (LambdaProcess other = start(made)) {
                atTheSameTime(process, other);
            }
            long peak = process.peakMemoryBytes();
            System.out.printf("%s: a minute of MP4 takes %d MB at most%n", made, peak >> 20);
            assertThat(peak).isLessThan((long) MEMORY_MB << 20);
        }

        List<JsonNode> first = results.all(folder + "first/minute.mp4");
        assertThat(first).hasSize(2);
        JsonNode alone = only(first, false);
        assertThat(alone.at("/predict/clip/segmented_by").asText()).isEqualTo("speech");
        JsonNode expected = predicted();
        same(only(first, true), expected);
        same(results.of(folder + "last/minute.mp4").getFirst(), expected);
        same(results.of(folder + "both/minute.mp4").getFirst(), expected);
        same(results.of(folder + "minute.zip").getFirst(), expected);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void recordingThatIsCut_leavesAnErrorWithTheSecond(FunctionPackage made) {
        String key = "uploads/recorded/cut-" + made + ".mp4";
        String nobodys = "uploads/recorded/nobodys-" + made + ".txt";
        upload(key, Arrays.copyOf(Recordings.MINUTE, Recordings.MINUTE.length / 2));
        upload(nobodys, Recordings.WORDS);
        try (LambdaProcess process = start(made)) {
            drain(process);
        }
        JsonNode problem = results.errorOf(key).path("problem");
        assertThat(problem.path("status").asInt()).isEqualTo(400);
        assertThat(problem.path("detail").asText()).contains("the file ends at byte");
        assertThat(results.versions("results/", key)).isEmpty();
        assertThat(results.versions("errors/", nobodys)).isEmpty();
    }

    /** What {@code POST /v1/predict} answers for the same clip and transcript. */
    private JsonNode predicted() {
        try (LambdaProcess process = LambdaProcess.start(
                        UnpackedFunction.of(FunctionPackage.preferred("server")),
                        cloud.environment("predict"),
                        MEMORY_MB)
                .awaitReady()) {
            Answer answer = process.invoke(
                    Recordings.call(
                            "key-" + UUID.randomUUID(), UUID.randomUUID().toString()),
                    LIMIT);
            return Recordings.answer(((Response) answer).json());
        }
    }

    private static void same(JsonNode result, JsonNode expected) {
        assertThat(result.at("/predict/clip")).isEqualTo(expected.path("clip"));
        JsonNode scored = result.at("/predict/predictions");
        assertThat(scored.size())
                .isEqualTo(SENTENCES)
                .isEqualTo(expected.path("predictions").size());
        for (int i = 0; i < SENTENCES; i++) {
            JsonNode here = scored.get(i);
            JsonNode there = expected.path("predictions").get(i);
            for (String field : List.of("start", "end", "text", "speaker", "face", "frames", "frames_without_face")) {
                assertThat(here.path(field)).as(field).isEqualTo(there.path(field));
            }
            assertThat(here.path("score").asDouble())
                    .isCloseTo(there.path("score").asDouble(), within(1e-5));
        }
    }

    private static JsonNode only(List<JsonNode> documents, boolean withTranscript) {
        List<JsonNode> found = documents.stream()
                .filter(document -> document.path("source").has("transcript") == withTranscript)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private LambdaProcess start(FunctionPackage made) {
        return LambdaProcess.start(UnpackedFunction.of(made), environment(), MEMORY_MB)
                .awaitReady();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = cloud.environment("score-upload");
        environment.put("TRIMODAL_MODELS_NAMES", "trimodal-almt");
        return environment;
    }

    /** Every event is delivered twice. */
    private void drain(LambdaProcess process) {
        QueuePoller poller = cloud.uploadsPoller();
        while (cloud.messages("uploads_queue_url") > 0) {
            poller.poll(event -> {
                process.invoke(event, LIMIT);
                return process.invoke(event, LIMIT);
            });
        }
    }

    /** An event for each of two workers, and then the other one. */
    private void atTheSameTime(LambdaProcess one, LambdaProcess other) {
        QueuePoller poller = cloud.uploadsPoller(1);
        List<Message> first = poller.receive();
        List<Message> second = poller.receive();
        assertThat(first).hasSize(1);
        assertThat(second).hasSize(1);
        for (int turn = 0; turn < 2; turn++) {
            byte[] event = poller.event(turn == 0 ? first : second);
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> one.invoke(event, LIMIT));
            done(other.invoke(poller.event(turn == 0 ? second : first), LIMIT));
            done(answer.join());
        }
        for (Message message : List.of(first.getFirst(), second.getFirst())) {
            cloud.sqs.deleteMessage(request ->
                    request.queueUrl(cloud.output("uploads_queue_url")).receiptHandle(message.receiptHandle()));
        }
    }

    private static void done(Answer answer) {
        assertThat(((Response) answer).json().path("batchItemFailures")).isEmpty();
    }

    private void upload(String key, byte[] content) {
        cloud.s3.putObject(request -> request.bucket(cloud.bucket()).key(key), RequestBody.fromBytes(content));
    }
}
