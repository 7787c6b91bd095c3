package io.trimodal.function.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.lambda.Invocation;
import io.trimodal.function.model.s3.SignedStore;
import io.trimodal.function.upload.event.InvalidEventException;
import io.trimodal.function.upload.lambda.ScoreUploadHandler;
import io.trimodal.function.upload.store.StoreException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What must not be lost without a word: it fails, so that Lambda tries again and the dead-letter queue gets it. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
@QuarkusTestResource(value = SignedStore.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = MissingBucket.class, restrictToAnnotatedClass = true)
class RefusedEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    ScoreUploadHandler handler;

    @Inject
    S3Client s3;

    @Inject
    MeterRegistry meters;

    @Test
    void eventThatIsNotUnderstood_failsTheInvocation() {
        assertThatThrownBy(() -> call("{\"Records\": [{\"foo\": 1}]}")).isInstanceOf(InvalidEventException.class);
        assertThatThrownBy(() -> call(notification(
                        record("uploads/a.json", SignedStore.BUCKET).replace("ObjectCreated:Put", ""))))
                .isInstanceOf(InvalidEventException.class);
    }

    @Test
    void bucketThatIsNotThere_failsTheInvocation() {
        assertThatThrownBy(() -> call(notification(record("uploads/a.json", MissingBucket.NAME))))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void bucketThatIsNotAllowed_failsTheInvocation_thoughItCouldBeRead() {
        s3.createBucket(request -> request.bucket("somebody-elses"));

        assertThatThrownBy(() -> call(notification(record("uploads/a.json", "somebody-elses"))))
                .isInstanceOf(BucketNotAllowedException.class)
                .hasMessageContaining("'somebody-elses'")
                .hasMessageContaining("trimodal.uploads.buckets");
        assertThatThrownBy(() -> call(notification(record("elsewhere/a.json", "somebody-elses"))))
                .isInstanceOf(BucketNotAllowedException.class);
    }

    @Test
    void moreRecordsThanOneEventMayHave_failTheInvocation() throws IOException {
        String record = record("uploads/never-there.json", SignedStore.BUCKET);

        assertThat(call(notification(String.join(",", Collections.nCopies(100, record))))
                        .at("/outcomes/GONE")
                        .asInt())
                .isEqualTo(100);
        assertThatThrownBy(() -> call(notification(String.join(",", Collections.nCopies(101, record)))))
                .isInstanceOf(TooManyRecordsException.class)
                .hasMessageContaining("101")
                .hasMessageContaining("100");
    }

    @Test
    void messagesOfAQueue_failOneByOne() throws IOException {
        JsonNode answer = call(JSON.writeValueAsString(Map.of(
                "Records",
                List.of(
                        message("lost", "{\"Records\": [{\"foo\": 1}]}"),
                        message("missing", notification(record("uploads/a.json", MissingBucket.NAME))),
                        message("refused", notification(record("uploads/a.json", "another"))),
                        message(
                                "deleted",
                                notification(record("a", "b").replace("ObjectCreated:Put", "ObjectRemoved:Delete"))),
                        message(
                                "tagged",
                                "{\"detail-type\": \"Object Tags Added\", \"source\": \"aws.s3\", \"detail\": {}}"),
                        message("gone", notification(record("uploads/gone.json", SignedStore.BUCKET)))))));

        assertThat(answer.path("batchItemFailures").findValuesAsText("itemIdentifier"))
                .containsExactly("lost", "missing", "refused");
    }

    @Test
    void whatIsIgnored_isCounted() throws IOException {
        double before = ignored("Object Deleted");

        call("{\"detail-type\": \"Object Deleted\", \"source\": \"aws.s3\", \"detail\": {}}");

        assertThat(ignored("Object Deleted")).isEqualTo(before + 1);
    }

    @Test
    void taskOfAnotherBucket_isNotTriedAgain() throws IOException {
        JsonNode answer = call("""
                {"invocationSchemaVersion": "2.0", "invocationId": "i", "job": {"id": "j"}, "tasks": [
                 {"taskId": "a", "s3Key": "uploads/a.json", "s3VersionId": null, "s3Bucket": "another"}]}""");

        assertThat(answer.at("/results/0/resultCode").asText()).isEqualTo("PermanentFailure");
        assertThat(answer.at("/results/0/resultString").asText()).contains("another");
    }

    private double ignored(String kind) {
        return meters.find("trimodal.uploads.ignored").tag("kind", kind).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static Map<String, String> message(String id, String body) {
        return Map.of("messageId", id, "body", body, "eventSource", "aws:sqs");
    }

    private static String notification(String records) {
        return "{\"Records\": [" + records + "]}";
    }

    private static String record(String key, String bucket) {
        return """
                {"eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
                 "s3": {"bucket": {"name": "%s"}, "object": {"key": "%s"}}}""".formatted(bucket, key);
    }

    private JsonNode call(String event) throws IOException {
        return JSON.readTree(
                handler.handle(new Invocation("1", event.getBytes(StandardCharsets.UTF_8), Instant.MAX, "")));
    }
}
