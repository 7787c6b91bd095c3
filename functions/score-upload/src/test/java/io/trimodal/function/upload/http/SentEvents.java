package io.trimodal.function.upload.http;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** CloudEvents, sent in each mode. */
final class SentEvents {
    private SentEvents() {}

    static ValidatableResponse binary(String id, String type, String data) {
        RequestSpecification request = given().header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", "urn:test")
                .header("ce-type", type)
                .header("ce-subject", "the subject")
                .header("ce-traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        return request.contentType("application/json").body(data).post("/").then();
    }

    static String structured(String id, String type, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "urn:test", "type": "%s",
                 "datacontenttype": "application/json", "data": %s}""".formatted(id, type, data);
    }

    static ValidatableResponse batch(String... events) {
        return given().contentType("application/cloudevents-batch+json")
                .body("[" + String.join(",", events) + "]")
                .post("/")
                .then();
    }
}
