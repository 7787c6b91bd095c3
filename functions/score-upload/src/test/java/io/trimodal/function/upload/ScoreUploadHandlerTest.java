package io.trimodal.function.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trimodal.function.FaceFile;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.lambda.Invocation;
import io.trimodal.function.model.s3.SignedStore;
import io.trimodal.function.upload.lambda.ScoreUploadHandler;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The function over real models with formula weights, and an S3 that checks signatures. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
@QuarkusTestResource(value = SignedStore.class, restrictToAnnotatedClass = true)
class ScoreUploadHandlerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BUCKET = SignedStore.BUCKET;
    private static final String UTTERANCE = "{\"audio\": {\"features\": [[1, 2, 3, 4, 5], [0, 0.5, -0.5, 1e-3, 0]]}}";
    private static final String BODY = "{\"utterances\": [" + UTTERANCE + "]}";

    @Inject
    ScoreUploadHandler handler;

    @Inject
    S3Client s3;

    @Test
    void notification_scoresTheUploadOnce() throws IOException {
        String key = upload("clip.json", BODY);

        assertThat(call(notification(key)).at("/outcomes/SCORED").asInt()).isEqualTo(1);
        String first = result(key);
        JsonNode result = JSON.readTree(first);
        assertThat(result.at("/source/bucket").asText()).isEqualTo(BUCKET);
        assertThat(result.at("/source/key").asText()).isEqualTo(key);
        assertThat(result.at("/predict/model/name").asText()).isEqualTo("formula-almt");
        assertThat(result.at("/predict/predictions/0/score").isNumber()).isTrue();
        assertThat(result.has("explain")).isFalse();

        assertThat(call(notification(key)).at("/outcomes/REPEATED").asInt()).isEqualTo(1);
        assertThat(result(key)).isEqualTo(first);
    }

    @Test
    void lines_areScoredInOrder_andABadOneIsReportedInItsPlace() throws IOException {
        String key = upload(
                "many.jsonl",
                UTTERANCE + "\n\n{\"audio\": {\"features\": [[1, 2]]}}\nnot json\n{\"id\": \"last\", "
                        + UTTERANCE.substring(1) + "\n");

        call(notification(key));

        List<JsonNode> lines = lines(result(key));
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0).at("/line").asInt()).isEqualTo(1);
        assertThat(lines.get(0).at("/prediction/id").asText()).isEqualTo("1");
        assertThat(lines.get(1).at("/line").asInt()).isEqualTo(3);
        assertThat(lines.get(1).at("/problem/status").asInt()).isEqualTo(422);
        assertThat(lines.get(1).at("/problem/errors/0/field").asText()).isEqualTo("/audio/features");
        assertThat(lines.get(2).at("/problem/status").asInt()).isEqualTo(400);
        assertThat(lines.get(3).at("/prediction/id").asText()).isEqualTo("last");
        assertThat(lines.get(3).at("/prediction/score").asDouble())
                .isCloseTo(lines.get(0).at("/prediction/score").asDouble(), within(1e-6));
        assertThat(lines.get(4).at("/lines").asInt()).isEqualTo(4);
        assertThat(lines.get(4).at("/scored").asInt()).isEqualTo(2);
        assertThat(lines.get(4).at("/failed").asInt()).isEqualTo(2);
    }

    @Test
    void manyLines_becomeAResultInParts() throws IOException {
        String padding = "x".repeat(180);
        StringBuilder content = new StringBuilder();
        int count = 40_000;
        for (int i = 0; i < count; i++) {
            content.append("{\"id\": \"").append(padding).append(i).append("\", \"audio\": 1}\n");
        }
        String key = upload("long.jsonl", content.toString());

        call(notification(key));

        String result = result(key);
        assertThat(result.length()).isGreaterThan(8 << 20);
        List<JsonNode> lines = lines(result);
        assertThat(lines).hasSize(count + 1);
        assertThat(lines.getLast().at("/failed").asInt()).isEqualTo(count);
    }

    @Test
    void bundle_isOneUtterance_withFramesOfOpenFace() throws IOException {
        s3.putObject(
                request -> request.bucket(BUCKET)
                        .key("uploads/bundle/clip.zip")
                        .metadata(Map.of("trimodal-model", "formula-face")),
                RequestBody.fromBytes(zip(Map.of("vision.csv", FaceFile.csv(4, 5, frame -> frame == 1)))));

        call(notification("uploads/bundle/clip.zip"));

        JsonNode prediction = JSON.readTree(result("uploads/bundle/clip.zip")).at("/predict/predictions/0");
        assertThat(prediction.at("/id").asText()).isEqualTo("clip.zip");
        assertThat(prediction.at("/modalities/vision/status").asText()).isEqualTo("present");
    }

    /** Two frames of five zeros. */
    private static byte[] npy() {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 5), }\n";
        return ByteBuffer.allocate(10 + header.length() + 40)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0})
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    @Test
    void archive_byTheNamesOfTheField_isScoredAndSaysWhatIsNotUsed() throws IOException {
        byte[] archive = zipOf(Map.of("acoustic.npy", npy(), "labels.npy", npy()));
        for (byte[] content : List.of(archive, zipOf(Map.of("features.npz", archive)))) {
            String key = upload(content.length == archive.length ? "field.npz" : "field.zip", content);
            call(notification(key));
            JsonNode prediction = JSON.readTree(result(key)).at("/predict/predictions/0");
            assertThat(prediction.at("/modalities/audio/status").asText()).isEqualTo("present");
            assertThat(prediction.at("/notes").toString()).contains("the array 'labels' is not used");
        }
    }

    @Test
    void archive_withAnArrayThatNobodyKnows_isRefused() throws IOException {
        String key = upload("typo.npz", zipOf(Map.of("audio.npy", npy(), "visoin.npy", npy())));

        assertThatThrownBy(() -> call(notification(key))).isInstanceOf(UnreadableUploadException.class);
        assertThat(error(key).at("/problem/detail").asText()).contains("visoin");
    }

    @Test
    void bundleThatDoesNotFitTheModel_isRefused() throws IOException {
        String key = upload("clip.zip", zip(Map.of("vision.csv", "frame, success\n1, 1\n")));

        assertThatThrownBy(() -> call(notification(key))).isInstanceOf(UnreadableUploadException.class);
        assertThat(error(key).at("/problem/status").asInt()).isIn(400, 422);
    }

    @Test
    void bundleThatLeadsElsewhere_isRefused() throws IOException {
        String key = upload("hostile.zip", zip(Map.of("../transcript.txt", "hello")));

        assertThatThrownBy(() -> call(notification(key))).isInstanceOf(UnreadableUploadException.class);
        assertThat(error(key).at("/problem/detail").asText())
                .contains("../transcript.txt")
                .contains("transcript.txt, ");
    }

    @Test
    void suffixAndMetadata_askForMore() throws IOException {
        String explained = upload(
                "clip.explain.json", BODY.replace("{\"utt", "{\"options\": {\"methods\": [\"shapley\"]}, \"utt"));
        String both = "uploads/" + UUID.randomUUID() + "/clip.json";
        s3.putObject(
                request -> request.bucket(BUCKET)
                        .key(both)
                        .metadata(Map.of(
                                "trimodal-functions", "robustness-check, explain", "trimodal-model", "formula-lnln")),
                RequestBody.fromString(BODY));

        call(notification(explained));
        call(notification(both));

        assertThat(JSON.readTree(result(explained))
                        .at("/explain/explanations/0/shapley/values/audio")
                        .isNumber())
                .isTrue();
        JsonNode result = JSON.readTree(result(both));
        assertThat(result.at("/predict/model/name").asText()).isEqualTo("formula-lnln");
        assertThat(result.at("/robustness_check/models").isArray()).isTrue();
        assertThat(result.has("explain")).isTrue();
    }

    @Test
    void queue_failsOnlyWhatCannotBeScored_andLeavesAnErrorObject() throws IOException {
        String good = upload("good.json", BODY);
        String poison = upload("poison.json", "{\"utterances\": [{\"audio\": {\"features\": [[NaN]]}}]}");
        String picture = upload("picture.png", "png");

        JsonNode answer = call(JSON.writeValueAsString(Map.of(
                "Records",
                List.of(
                        Map.of("messageId", "1", "body", notification(good)),
                        Map.of("messageId", "2", "body", notification(poison)),
                        Map.of("messageId", "3", "body", "no event"),
                        Map.of("messageId", "4", "body", notification(picture)),
                        Map.of("messageId", "5", "body", "{\"Event\": \"s3:TestEvent\"}")))));

        assertThat(answer.path("batchItemFailures").findValuesAsText("itemIdentifier"))
                .containsExactly("2", "3", "4");
        assertThat(result(good)).contains("predictions");
        assertThat(error(poison).at("/problem/status").asInt()).isEqualTo(400);
        assertThat(error(poison).at("/problem/errors/0/field").asText()).isEqualTo("/utterances/0/audio/features/0/0");
        assertThat(error(poison).at("/source/key").asText()).isEqualTo(poison);
        assertThat(error(picture).at("/problem/detail").asText()).contains(".jsonl");
    }

    @Test
    void whatIsGoneOrReplacedOrNoUpload_isLeftAlone() throws IOException {
        String key = upload("clip.json", BODY);
        String old = notification(key);
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(BODY + " "));

        assertThat(call(old).at("/outcomes/GONE").asInt()).isEqualTo(1);
        assertThat(call(notificationOf("uploads/never-there.json", "0"))
                        .at("/outcomes/GONE")
                        .asInt())
                .isEqualTo(1);
        assertThat(call(notificationOf("results/x.json", "0"))
                        .at("/outcomes/IGNORED")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void batchOperations_areToldTaskByTask() throws IOException {
        String good = upload("clip.json", BODY);
        String poison = upload("poison.json", "{");
        String job = """
                {"invocationSchemaVersion": "1.0", "invocationId": "i", "job": {"id": "j"}, "tasks": [
                 {"taskId": "a", "s3Key": "%s", "s3VersionId": null, "s3BucketArn": "arn:aws:s3:::%s"},
                 {"taskId": "b", "s3Key": "%s", "s3VersionId": null, "s3BucketArn": "arn:aws:s3:::%s"}]}\
                """.formatted(good, BUCKET, poison, BUCKET);

        JsonNode answer = call(job);

        assertThat(answer.path("invocationId").asText()).isEqualTo("i");
        assertThat(answer.path("results").findValuesAsText("resultCode"))
                .containsExactly("Succeeded", "PermanentFailure");
        assertThat(answer.at("/results/1/resultString").asText()).contains("cannot be scored");
    }

    private String upload(String name, String content) {
        return upload(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private String upload(String name, byte[] content) {
        String key = "uploads/" + UUID.randomUUID() + "/" + name;
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(content));
        return key;
    }

    private String notification(String key) {
        return notificationOf(
                key,
                s3.headObject(request -> request.bucket(BUCKET).key(key)).eTag().replace("\"", ""));
    }

    private static String notificationOf(String key, String etag) {
        return """
                {"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
                 "s3": {"bucket": {"name": "%s"}, "object": {"key": "%s", "eTag": "%s"}}}]}\
                """.formatted(BUCKET, key, etag);
    }

    private JsonNode call(String event) throws IOException {
        return JSON.readTree(
                handler.handle(new Invocation("1", event.getBytes(StandardCharsets.UTF_8), Instant.MAX, "")));
    }

    private String result(String key) {
        return only("results/" + BUCKET + "/" + key + "/");
    }

    private JsonNode error(String key) throws IOException {
        return JSON.readTree(only("errors/" + BUCKET + "/" + key + "/"));
    }

    /** What lies under the prefix, of which there must be one. */
    private String only(String prefix) {
        List<S3Object> found = s3.listObjectsV2(
                        request -> request.bucket(BUCKET).prefix(prefix))
                .contents();
        assertThat(found).hasSize(1);
        return s3.getObjectAsBytes(
                        request -> request.bucket(BUCKET).key(found.getFirst().key()))
                .asUtf8String();
    }

    private static List<JsonNode> lines(String content) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : content.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return Collections.unmodifiableList(lines);
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        Map<String, byte[]> encoded = new TreeMap<>();
        entries.forEach((name, text) -> encoded.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return zipOf(encoded);
    }

    private static byte[] zipOf(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
