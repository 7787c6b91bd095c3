package io.trimodal.function.upload.http;

import static io.restassured.RestAssured.given;
import static io.trimodal.function.upload.http.SentEvents.batch;
import static io.trimodal.function.upload.http.SentEvents.binary;
import static io.trimodal.function.upload.http.SentEvents.structured;
import static io.trimodal.function.upload.http.UploadedObjects.BODY;
import static io.trimodal.function.upload.http.UploadedObjects.BUCKET;
import static io.trimodal.function.upload.http.UploadedObjects.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.model.s3.SignedStore;
import io.trimodal.function.upload.MissingBucket;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Events that must not be lost without a word: an answer that a sender takes for a failure, so that its dead-letter
 * sink gets them.
 */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
@QuarkusTestResource(value = SignedStore.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = MissingBucket.class, restrictToAnnotatedClass = true)
class RefusedCloudEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String S3 = "com.amazonaws.s3.ObjectCreated:Put";

    @Inject
    S3Client s3;

    @Inject
    MeterRegistry meters;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\": [{\"foo\": 1}]}",
                "{\"Records\": []}",
                "{\"Records\": [{\"s3\": {\"bucket\": {\"name\": \"b\"}, \"object\": {\"key\": \"k\"}}}]}",
                "{\"s3\": {\"bucket\": {\"name\": \"b\"}, \"object\": {\"key\": \"k\"}}}",
                "{\"detail-type\": \"AWS API Call via CloudTrail\", \"detail\": {}}",
                "{\"Type\": \"SubscriptionConfirmation\", \"SubscribeURL\": \"https://sns\"}"
            })
    void eventThatIsNotUnderstood_isMalformed(String data) {
        binary("m", S3, data)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:trimodal:problem:malformed-request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"specversion\": \"1.0\"}", "{", "{\"specversion\": 7}", "[]", "{\"id\": {}}", "null"})
    void whatIsNoCloudEvent_isRefused_withoutNamesOfClasses(String body) {
        String answer = given().contentType("application/cloudevents+json")
                .body(body)
                .post("/")
                .then()
                .statusCode(400)
                .extract()
                .asString();

        assertThat(answer).contains("is no CloudEvent").doesNotContain("Exception", "fasterxml", "Source:");
    }

    @Test
    void notificationOfSns_isRead() throws JsonProcessingException {
        String key = UploadedObjects.put(s3, "clip.json", BODY);
        String wrapped = JSON.writeValueAsString(Map.of(
                "Records",
                List.of(Map.of(
                        "EventSource",
                        "aws:sns",
                        "Sns",
                        Map.of("Type", "Notification", "Message", "{\"Records\": [" + record(key) + "]}")))));

        binary("sns", "com.amazonaws.sns", wrapped).statusCode(200).body("uploads[0].key", equalTo(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Object Deleted", "Object Tags Added"})
    void deletionsAndTags_areIgnored_andCounted(String type) {
        String key = UploadedObjects.put(s3, "clip.json", BODY);
        double before = ignored(type);

        binary("e", type, """
                {"detail-type": "%s", "source": "aws.s3",
                 "detail": {"bucket": {"name": "%s"}, "object": {"key": "%s"}}}\
                """.formatted(type, BUCKET, key)).statusCode(204);

        assertThat(ignored(type)).isEqualTo(before + 1);
    }

    @Test
    void bucketThatIsNotThere_isToBeTriedAgain() {
        binary("b", S3, record("uploads/a.json").replace(BUCKET, MissingBucket.NAME))
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("urn:trimodal:problem:upload-not-scored"));
    }

    @Test
    void bucketThatIsNotAllowed_isForbidden_thoughItCouldBeRead() {
        s3.createBucket(request -> request.bucket("somebody-elses"));

        binary("f", S3, record("uploads/a.json").replace(BUCKET, "somebody-elses"))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:trimodal:problem:bucket-not-allowed"))
                .body("errors[0].detail", containsString("somebody-elses"));
    }

    @Test
    void moreRecordsOrEventsThanAllowed_areTooLarge() {
        String deletion = record("ObjectRemoved:Delete", "uploads/a.json");
        String event = structured("x", S3, deletion);

        binary("few", S3, "{\"Records\": [" + times(100, deletion) + "]}").statusCode(204);
        binary("many", S3, "{\"Records\": [" + times(101, deletion) + "]}")
                .statusCode(413)
                .body("errors[0].detail", containsString("101"));
        batch(Collections.nCopies(100, event).toArray(String[]::new)).statusCode(204);
        batch(Collections.nCopies(101, event).toArray(String[]::new)).statusCode(413);
    }

    /** Many events of many records are as much work as one event of too many. */
    @Test
    void moreRecordsThanAllowed_inABatchOfEvents_areTooLarge_andNothingIsScored() {
        String deletions = "{\"Records\": [" + times(50, record("ObjectRemoved:Delete", "uploads/a.json")) + "]}";
        String half = structured("half", S3, deletions);
        String key = UploadedObjects.put(s3, "clip.json", BODY);
        String upload = record(key);

        batch(half, half).statusCode(204);
        double before = ignored("ObjectRemoved");
        batch(structured("upload", S3, upload), half, half)
                .statusCode(413)
                .body("errors.size()", equalTo(1))
                .body("errors[0].detail", containsString("101"));
        assertThat(ignored("ObjectRemoved")).isEqualTo(before);
        binary("alone", S3, upload).statusCode(200).body("uploads[0].outcome", equalTo("SCORED"));
    }

    /**
     * One that is of no use does not keep the others of its event from being scored, and does not hide that one is to
     * be tried again.
     */
    @Test
    void failingRecord_leavesTheOthersOfItsEventAlone() {
        String poison = record(UploadedObjects.put(s3, "poison.json", "{"));
        String missing = record("uploads/a.json").replace(BUCKET, MissingBucket.NAME);
        String good = record(UploadedObjects.put(s3, "clip.json", BODY));

        binary("three", S3, "{\"Records\": [" + poison + ", " + missing + ", " + good + "]}")
                .statusCode(503)
                .body("detail", containsString(MissingBucket.NAME))
                .body("errors.size()", equalTo(2));
        binary("good", S3, good).statusCode(200).body("uploads[0].outcome", equalTo("REPEATED"));
    }

    private double ignored(String kind) {
        return meters.find("trimodal.uploads.ignored").tag("kind", kind).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static String times(int count, String record) {
        return String.join(",", Collections.nCopies(count, record));
    }
}
