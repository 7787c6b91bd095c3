package io.trimodal.server.oip;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.PaidAccounts;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Keys, quota and counting of inference in the Open Inference Protocol. */
@QuarkusTest
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PaidAccounts.class, restrictToAnnotatedClass = true)
class OipPaidTest {
    private static final String INFER = "/v2/models/formula-almt/infer";

    private final String acme = ConfigProvider.getConfig().getValue(PaidAccounts.ACME, String.class);

    private static String batch(int utterances) {
        return "{\"inputs\": [" + Oip.tensor("audio", "[" + utterances + ", 1, 5]", new float[5 * utterances]) + "]}";
    }

    @Test
    void infer_isPaidForAsPredict() {
        given().body(batch(1))
                .post(INFER)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "ApiKey")
                .contentType(ContentType.JSON)
                .body("error", containsString("X-Api-Key"));
        given().header("X-Api-Key", "none").body(batch(1)).post(INFER).then().statusCode(403);
        given().get("/v2/models/formula-almt").then().statusCode(200);
        given().get("/v2").then().statusCode(200);
        for (int repeated = 0; repeated < 2; repeated++) {
            given().header("X-Api-Key", acme)
                    .header("Idempotency-Key", "one")
                    .body(batch(2))
                    .post(INFER)
                    .then()
                    .statusCode(200);
        }
        given().header("X-Api-Key", acme).body("{}").post(INFER).then().statusCode(400);
        given().header("X-Api-Key", acme)
                .body(batch(4))
                .post(INFER)
                .then()
                .statusCode(429)
                .header("Retry-After", Integer::parseInt, greaterThan(0))
                .body("error", containsString("room for 3 more utterances, and this call has 4"));
        given().header("X-Api-Key", acme)
                .get("/v1/usage")
                .then()
                .body("functions.predict.calls", equalTo(1))
                .body("functions.predict.utterances", equalTo(2))
                .body("functions.predict.forward_passes", equalTo(2));
    }
}
