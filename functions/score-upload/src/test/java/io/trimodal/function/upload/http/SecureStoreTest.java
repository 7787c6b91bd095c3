package io.trimodal.function.upload.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.trimodal.function.FormulaModels;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** A store with a certificate of its own authority, by settings alone. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
@QuarkusTestResource(value = SecureStore.class, restrictToAnnotatedClass = true)
class SecureStoreTest {
    @Inject
    S3Client s3;

    @Test
    void storeOfAnOwnAuthority_isTrusted_andIsToBeTriedAgainWhenItIsAway() {
        String key = UploadedObjects.put(s3, "clip.json", UploadedObjects.BODY);

        send(key).statusCode(200).body("uploads[0].outcome", equalTo("SCORED"));

        SecureStore.goAway();
        send(key)
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("type", equalTo("urn:trimodal:problem:upload-not-scored"));
    }

    private static ValidatableResponse send(String key) {
        return given().header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "urn:test")
                .header("ce-type", "com.amazonaws.s3.ObjectCreated:Put")
                .contentType("application/json")
                .body(UploadedObjects.record(key))
                .post("/")
                .then();
    }
}
