package io.trimodal.function.upload.http;

import static io.restassured.RestAssured.given;
import static io.trimodal.function.upload.http.UploadedObjects.record;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.PaidAccounts;
import io.trimodal.function.model.s3.SignedStore;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** With a file of keys, an event is looked at only if its sender has one of them. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
@QuarkusTestResource(value = SignedStore.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PaidAccounts.class, restrictToAnnotatedClass = true)
class SenderKeysTest {
    private final String key = ConfigProvider.getConfig().getValue(PaidAccounts.BETA, String.class);

    @Test
    void senderWithoutAKey_isRefused() {
        send(given())
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .body("type", equalTo("urn:trimodal:problem:api-key-missing"));
        send(given().header("Authorization", "Basic dXNlcjpwYXNz")).statusCode(401);
        send(given().header("Authorization", "Bearer")).statusCode(401);
    }

    @Test
    void senderWithAnotherKey_isRefused() {
        String other = key.substring(0, key.length() - 1) + (key.endsWith("A") ? "B" : "A");

        send(given().header("X-Api-Key", other)).statusCode(403);
        send(given().header("Authorization", "Bearer " + other))
                .statusCode(403)
                .body("type", equalTo("urn:trimodal:problem:api-key-unknown"));
    }

    @Test
    void senderWithAKey_isServed_inEitherHeader() {
        send(given().header("X-Api-Key", key)).statusCode(204);
        send(given().header("Authorization", "Bearer " + key)).statusCode(204);
        send(given().header("Authorization", "bearer  " + key)).statusCode(204);
    }

    private static ValidatableResponse send(RequestSpecification request) {
        return request.header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "urn:test")
                .header("ce-type", "com.amazonaws.s3.ObjectRemoved:Delete")
                .contentType("application/json")
                .body(record("ObjectRemoved:Delete", "uploads/a.json"))
                .post("/")
                .then();
    }
}
