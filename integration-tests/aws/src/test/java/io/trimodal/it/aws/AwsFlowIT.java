package io.trimodal.it.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.it.aws.RuntimeApi.Answer;
import io.trimodal.it.aws.RuntimeApi.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * From nothing to scored uploads: Terraform, uploads with the AWS SDK, the emulator's own events and genuine ones, the
 * packages.
 */
@ExtendWith(Deployed.class)
class AwsFlowIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int MEMORY_MB = 3008;
    /** As Terraform's maximum_receives. */
    private static final int MOST_RECEIVES = 5;

    private final Cloud cloud;
    private final Results results;

    AwsFlowIT(Cloud cloud) {
        this.cloud = cloud;
        this.results = new Results(cloud.s3, cloud.bucket());
    }

    static List<FunctionPackage> packages() {
        return FunctionPackage.all("score-upload");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void uploads_becomeResults_andWhatCannotBeScoredGoesToTheDeadLetterQueue(FunctionPackage made) {
        UnpackedFunction function = UnpackedFunction.of(made);
        String folder = folder(made);
        for (Example example : Example.all()) {
            upload(folder + example.name(), example.content());
        }
        upload(folder + "poison.json", "{\"utterances\": [{\"text\": 1}]}");
        upload(folder + "picture.png", "no suffix of uploads, so there is no event");
        int deadLetters = cloud.messages("dead_letter_url");

        try (LambdaProcess process = start(function)) {
            drain(process);

            for (Example example : Example.all()) {
                List<JsonNode> result = results.of(folder + example.name());
                assertThat(Results.scores(result))
                        .as(example.name())
                        .hasSize(example.scores())
                        .allSatisfy(score -> assertThat(score).isBetween(-3.0, 3.0));
                assertThat(result.getLast().at("/source/key").asText()).isEqualTo(folder + example.name());
            }
            assertThat(results.versions("results/", folder + "picture.png")).isEmpty();

            JsonNode error = results.errorOf(folder + "poison.json");
            assertThat(error.at("/problem/status").asInt()).isIn(400, 422);
            assertThat(error.at("/problem/errors/0/field").asText()).isEqualTo("/utterances/0/text");
            assertThat(cloud.messages("dead_letter_url")).isEqualTo(deadLetters + 1);
            List<Message> dead = cloud.deadLetterPoller().receive();
            assertThat(dead.getLast().body()).contains("poison.json");
            assertThat(dead.getLast().attributesAsStrings().get("ApproximateReceiveCount"))
                    .satisfies(count -> assertThat(Integer.parseInt(count)).isGreaterThanOrEqualTo(MOST_RECEIVES));
        }
    }

    /**
     * Events as AWS sends them, of objects that are here: straight to the function, in any order, and more than once.
     */
    @ParameterizedTest
    @MethodSource("packages")
    void genuineEvents_areUnderstood_inAnyOrderAndRepeated(FunctionPackage made) {
        String folder = folder(made) + "genuine/";
        List<GenuineEvent> events = GenuineEvent.about(folder);
        List<byte[]> payloads = new ArrayList<>();
        for (GenuineEvent event : events) {
            Example example = Example.all().stream()
                    .filter(one -> one.name().endsWith(event.suffix()))
                    .findFirst()
                    .orElseThrow();
            payloads.add(event.payload(cloud.bucket(), upload(event.key(), example.content())));
        }
        String unsupported = folder + "notes.docx";
        upload(unsupported, "no kind of upload");
        takeAway();

        try (LambdaProcess process = start(UnpackedFunction.of(made))) {
            for (byte[] payload : payloads.reversed()) {
                assertThat(json(process.invoke(payload, LIMIT)).toString())
                        .containsAnyOf("\"SCORED\":1", "\"Succeeded\"")
                        .doesNotContain("REPEATED");
            }
            for (byte[] payload : payloads) {
                assertThat(json(process.invoke(payload, LIMIT)).toString()).contains("REPEATED");
            }
            for (GenuineEvent event : events) {
                assertThat(Results.scores(results.of(event.key())))
                        .as(event.file())
                        .isNotEmpty();
            }

            byte[] elsewhere = GenuineEvent.put("results/x.json").payload(cloud.bucket(), "");
            assertThat(json(process.invoke(elsewhere, LIMIT)).toString()).contains("IGNORED");

            // no rule lets it pass, so somebody asks for it by hand: a failed invocation, and an error object
            byte[] asked = GenuineEvent.put(unsupported).payload(cloud.bucket(), "");
            assertThat(process.invoke(asked, LIMIT)).isInstanceOf(RuntimeApi.Failure.class);
            assertThat(results.errorOf(unsupported).at("/problem/detail").asText())
                    .contains(".jsonl");
        }
    }

    /** Where there are both packages. */
    @Test
    void nativeAndJvm_giveTheSameScores() {
        List<FunctionPackage> packages = packages();
        assumeThat(packages)
                .as("an executable, built with -Pnative, and class files")
                .hasSize(2);
        for (FunctionPackage made : packages) {
            for (Example example : Example.all()) {
                upload(folder(made) + "same/" + example.name(), example.content());
            }
            try (LambdaProcess process = start(UnpackedFunction.of(made))) {
                drain(process);
            }
        }
        for (Example example : Example.all()) {
            List<Double> first = scores(packages.getFirst(), example);
            List<Double> second = scores(packages.getLast(), example);
            assertThat(first).hasSameSizeAs(second);
            for (int i = 0; i < first.size(); i++) {
                assertThat(first.get(i)).as(example.name()).isCloseTo(second.get(i), within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void package_fitsLambda(FunctionPackage made) {
        UnpackedFunction function = UnpackedFunction.of(made);
        assertThat(function.folder().resolve("models")).isDirectory();
        // recordings are read with them; that of faces is not there where the build had no npm
        assertThat(function.folder().resolve("front-ends/voice")).isDirectory();
        assertThat(function.bytes()).isLessThanOrEqualTo(FunctionPackage.MOST_BYTES);
    }

    private List<Double> scores(FunctionPackage made, Example example) {
        return Results.scores(results.of(folder(made) + "same/" + example.name()));
    }

    private static String folder(FunctionPackage made) {
        return "uploads/flow/" + (made.isNative() ? "native/" : "jvm/");
    }

    private LambdaProcess start(UnpackedFunction function) {
        return LambdaProcess.start(function, cloud.environment("score-upload"), MEMORY_MB)
                .awaitReady();
    }

    /** Lets the function work until the queue is empty. */
    private void drain(LambdaProcess process) {
        QueuePoller poller = cloud.uploadsPoller();
        while (cloud.messages("uploads_queue_url") > 0) {
            poller.poll(event -> process.invoke(event, LIMIT));
        }
    }

    /** Empties the queue, for events that a test makes itself. */
    private void takeAway() {
        QueuePoller poller = cloud.uploadsPoller();
        while (cloud.messages("uploads_queue_url") > 0) {
            poller.poll(_ -> new Response("{\"batchItemFailures\": []}".getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static JsonNode json(Answer answer) {
        assertThat(answer).isInstanceOf(Response.class);
        return ((Response) answer).json();
    }

    private String upload(String key, String content) {
        return upload(key, content.getBytes(StandardCharsets.UTF_8));
    }

    /** @return its version */
    private String upload(String key, byte[] content) {
        return cloud.s3
                .putObject(request -> request.bucket(cloud.bucket()).key(key), RequestBody.fromBytes(content))
                .versionId();
    }
}
