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
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.isA;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.model.s3.SignedStore;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Events over HTTP, with real models of formula weights and an S3 that checks signatures. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
@QuarkusTestResource(value = SignedStore.class, restrictToAnnotatedClass = true)
class CloudEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String S3 = "com.amazonaws.s3.ObjectCreated:Put";

    @Inject
    S3Client s3;

    @TestHTTPResource("/")
    URI target;

    @Test
    void binaryMode_answersWithTheResult() {
        String key = put("clip.json");

        binary("a-1", S3, record(key))
                .statusCode(200)
                .contentType("application/json")
                .header("ce-specversion", "1.0")
                .header("ce-type", "io.trimodal.uploads.scored")
                .header("ce-source", "urn:trimodal:score-upload")
                .header("ce-subject", "the subject")
                .header("ce-traceparent", startsWith("00-0af7651916cd43dd"))
                .header("ce-id", notNullValue())
                .body("uploads[0].bucket", equalTo(BUCKET))
                .body("uploads[0].key", equalTo(key))
                .body("uploads[0].outcome", equalTo("SCORED"))
                .body("uploads[0].result.key", startsWith("results/" + BUCKET + "/" + key + "/"))
                .body("uploads[0].document.predict.model.name", equalTo("formula-almt"))
                .body("uploads[0].document.predict.predictions[0].score", isA(Number.class));
    }

    @Test
    void repeatedEvent_hasTheSameAnswer() {
        String key = put("clip.json");

        var first = binary("again", S3, record(key)).statusCode(200).extract();
        var second = binary("again", S3, record(key)).statusCode(200).extract();

        assertThat(second.<String>path("uploads[0].outcome")).isEqualTo("REPEATED");
        assertThat(second.header("ce-id")).isEqualTo(first.header("ce-id"));
        assertThat(second.<Object>path("uploads[0].document")).isEqualTo(first.path("uploads[0].document"));
    }

    @Test
    void structuredMode_isAnsweredInBinaryMode() {
        String key = put("clip.json");

        given().contentType("application/cloudevents+json; charset=utf-8")
                .body(structured("s-1", S3, record(key)))
                .post("/")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("ce-type", "io.trimodal.uploads.scored")
                .body("uploads[0].key", equalTo(key));
    }

    @Test
    void eventThatIsNoUtf8_isRefusedWithItsPlace() {
        for (String type : List.of("application/cloudevents+json", "application/cloudevents-batch+json")) {
            given().contentType(type)
                    .body(new byte[] {'[', '"', (byte) 0xC0, (byte) 0xAF, '"', ']'})
                    .post("/")
                    .then()
                    .statusCode(400)
                    .body(containsString("is not UTF-8: byte 0xC0 at line 1, column 3"));
        }
    }

    @Test
    void batch_isAnsweredByABatch() throws Exception {
        String first = put("first.json");
        String second = put("second.json");
        String deletion =
                structured("b-3", "com.amazonaws.s3.ObjectRemoved:Delete", record("ObjectRemoved:Delete", first));

        String answer = batch(structured("b-1", S3, record(first)), structured("b-2", S3, record(second)), deletion)
                .statusCode(200)
                .contentType("application/cloudevents-batch+json")
                .extract()
                .asString();

        JsonNode events = JSON.readTree(answer);
        assertThat(events.findValuesAsText("specversion")).containsExactly("1.0", "1.0");
        assertThat(events.at("/0/data/uploads/0/key").asText()).isEqualTo(first);
        assertThat(events.at("/1/data/uploads/0/key").asText()).isEqualTo(second);
        assertThat(events.at("/0/id").asText()).isNotEqualTo(events.at("/1/id").asText());
    }

    @Test
    void wholeNotification_isTaken() {
        String first = put("first.json");
        String second = put("second.json");

        binary("n", "aws.s3", "{\"Records\": [" + record(first) + ", " + record(second) + "]}")
                .statusCode(200)
                .body("uploads.key", equalTo(List.of(first, second)));
    }

    /** As MinIO sends it: the key stands before the records, with the bucket and not encoded. */
    @Test
    void minio_isTaken() {
        String key = put("a clip.json");
        String encoded = key.replace("/", "%2F").replace(" ", "+");
        String event = "{\"EventName\": \"s3:ObjectCreated:Put\", \"Key\": \"" + BUCKET + "/" + key
                + "\", \"Records\": [" + record("s3:ObjectCreated:Put", encoded).replace("aws:s3", "minio:s3") + "]}";

        binary("m", "s3:ObjectCreated:Put", event).statusCode(200).body("uploads[0].key", equalTo(key));
    }

    @Test
    void eventBridge_isTaken_wholeOrOnlyItsDetail() {
        String key = put("a+clip.json");
        String detail = "{\"version\": \"0\", \"bucket\": {\"name\": \"" + BUCKET + "\"}, \"object\": {\"key\": \""
                + key + "\"}, \"reason\": \"PutObject\"}";

        binary(
                        "e-1",
                        "Object Created",
                        "{\"detail-type\": \"Object Created\", \"source\": \"aws.s3\", \"detail\": " + detail + "}")
                .statusCode(200)
                .body("uploads[0].key", equalTo(key));
        binary("e-2", "aws.s3.ObjectCreated", detail).statusCode(200).body("uploads[0].outcome", equalTo("REPEATED"));
        binary("e-3", "aws.s3.ObjectDeleted", detail).statusCode(204).body(emptyString());
    }

    @Test
    void whatIsNothingToScore_hasNoAnswer() {
        binary("d", "com.amazonaws.s3.ObjectRemoved:Delete", record("ObjectRemoved:Delete", "uploads/gone.json"))
                .statusCode(204);
        binary("t", "com.amazonaws.s3.TestEvent", "{\"Event\": \"s3:TestEvent\"}")
                .statusCode(204);
    }

    @Test
    void uploadThatIsGoneOrNoUpload_isToldSo() {
        binary("g", S3, record("uploads/never-there.json")).statusCode(200).body("uploads[0].outcome", equalTo("GONE"));
        binary("i", S3, record("results/x.json")).statusCode(200).body("uploads[0].outcome", equalTo("IGNORED"));
    }

    @Test
    void lines_areNotCarried_onlyNamed() {
        String key = UploadedObjects.put(s3, "many.jsonl", "{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}\n");

        binary("l", S3, record(key))
                .statusCode(200)
                .body("uploads[0].result.key", containsString(".jsonl"))
                .body("uploads[0].document", nullValue());
    }

    @Test
    void uploadThatCannotBeRead_isNotTriedAgain() {
        String key = UploadedObjects.put(s3, "poison.json", "{");

        binary("p", S3, record(key))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].detail", containsString("cannot be scored"));
    }

    @Test
    void batchWithABadEvent_namesIt_andScoresTheRest() {
        String good = put("good.json");

        batch(structured("x", S3, "{\"neither\": 1}"), structured("y", S3, record(good)))
                .statusCode(400)
                .body("errors[0].field", equalTo("/0"));
        binary("z", S3, record(good)).statusCode(200).body("uploads[0].outcome", equalTo("REPEATED"));
    }

    @Test
    void whatIsNoCloudEvent_isRefused() {
        given().contentType("application/json")
                .body(record("uploads/a.json"))
                .post("/")
                .then()
                .statusCode(400);
        given().contentType("application/cloudevents+json")
                .body("{\"specversion\": \"1.0\"}")
                .post("/")
                .then()
                .statusCode(400);
        given().contentType("application/cloudevents-batch+json")
                .body("{}")
                .post("/")
                .then()
                .statusCode(400);
        given().contentType("application/cloudevents-batch+json")
                .body("[{}]")
                .post("/")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("/0"))
                .body("detail", containsString("needs specversion 1.0, id, source and type"))
                .body("detail", not(containsString("Exception")));
        binary("j", S3, "no JSON")
                .statusCode(400)
                .body("detail", endsWith("is not JSON at line 1, column 1"))
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void clientOfTheCloudEventsProject_isUnderstood_andUnderstands() throws Exception {
        String key = put("clip.json");

        JsonNode answers = JSON.readTree(NpmClient.send(target, BUCKET, key));

        assertThat(answers.at("/binary/type").asText()).isEqualTo("io.trimodal.uploads.scored");
        assertThat(answers.at("/binary/data/uploads/0/outcome").asText()).isEqualTo("SCORED");
        assertThat(answers.at("/binary/subject").asText()).isEqualTo(key);
        assertThat(answers.at("/structured/data/uploads/0/outcome").asText()).isEqualTo("REPEATED");
        assertThat(answers.at("/batch").size()).isEqualTo(2);
        assertThat(answers.at("/batch/1/data/uploads/0/document/predict/predictions/0/score")
                        .isNumber())
                .isTrue();
    }

    private String put(String name) {
        return UploadedObjects.put(s3, name, BODY);
    }
}
