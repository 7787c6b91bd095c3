package io.trimodal.function.upload.http;

import static io.trimodal.function.upload.http.UploadedObjects.BODY;
import static io.trimodal.function.upload.http.UploadedObjects.BUCKET;
import static io.trimodal.function.upload.http.UploadedObjects.record;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.http.RawHttp;
import io.trimodal.function.http.fuzz.Fuzzing;
import io.trimodal.function.http.fuzz.RawRequest;
import io.trimodal.function.model.s3.SignedStore;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Whatever an event is turned into, it is answered: it blames its sender, or asks to be sent again where the store does
 * not answer.
 */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
@QuarkusTestResource(value = SignedStore.class, restrictToAnnotatedClass = true)
@Tag("slow")
class AnyEventTest {
    private static final String TYPE = "com.amazonaws.s3.ObjectCreated:Put";

    @Inject
    S3Client s3;

    private static String event(String id, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "urn:test", "type": "%s", \
                "datacontenttype": "application/json", "data": %s}""".formatted(id, TYPE, data);
    }

    @Test
    void anyEvent() {
        String key = UploadedObjects.put(s3, "clip.json", BODY);
        String bridged =
                "{\"detail-type\": \"Object Created\", \"source\": \"aws.s3\", \"detail\": {\"version\": \"0\","
                        + " \"bucket\": {\"name\": \"" + BUCKET + "\"}, \"object\": {\"key\": \"" + key + "\"}}}";
        List<String> binary = List.of(
                "Content-Type: application/json",
                "ce-specversion: 1.0",
                "ce-id: 1",
                "ce-source: urn:test",
                "ce-type: " + TYPE);
        // a store that a changed event names may be none, which is told at length to whoever runs the function
        new Fuzzing(
                        new RawHttp(() -> RestAssured.port),
                        text -> text.contains("an upload failed and is to be tried again"))
                .run(List.of(
                        RawRequest.post("/", binary, record(key)),
                        RawRequest.post("/", binary, "{\"Records\": [" + record(key) + "]}"),
                        RawRequest.post("/", binary, bridged),
                        RawRequest.post(
                                "/", List.of("Content-Type: application/cloudevents+json"), event("2", record(key))),
                        RawRequest.post(
                                "/",
                                List.of("Content-Type: application/cloudevents-batch+json"),
                                "[" + event("3", record(key)) + "," + event("4", bridged) + "]")));
    }
}
