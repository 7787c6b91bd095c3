package io.trimodal.server.paid;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.PaidAccounts;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Keys, quota and counting over HTTP, with the embedded ledger; one month's story, told in order. */
@QuarkusTest
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PaidAccounts.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PaidPredictTest {
    private static final String UTTERANCE = "{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}";

    // Asked for here, not injected, as the applications of other tests would miss them.
    private final String acme = ConfigProvider.getConfig().getValue(PaidAccounts.ACME, String.class);
    private final String beta = ConfigProvider.getConfig().getValue(PaidAccounts.BETA, String.class);

    private static RequestSpecification by(String key) {
        return given().header("X-Api-Key", key).contentType(ContentType.JSON);
    }

    private static String utterances(int count) {
        return "{\"utterances\": [" + String.join(",", Collections.nCopies(count, UTTERANCE)) + "]}";
    }

    @Test
    @Order(1)
    void predict_withoutKey_is401_andWithAnotherIs403() {
        given().contentType(ContentType.JSON)
                .body(utterances(1))
                .post("/v1/predict")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "ApiKey")
                .contentType("application/problem+json")
                .body("type", equalTo("urn:trimodal:problem:api-key-missing"));
        by(acme.substring(0, acme.length() - 1) + (acme.endsWith("A") ? "B" : "A"))
                .body(utterances(1))
                .post("/v1/predict")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:trimodal:problem:api-key-unknown"))
                .body("detail", containsString("unknown or revoked"));
    }

    @Test
    @Order(2)
    void modelsHealthMetricsAndOpenApi_areOpen() {
        for (String path : new String[] {"/v1/models", "/q/health/ready", "/q/metrics", "/q/openapi"}) {
            given().get(path).then().statusCode(200);
        }
    }

    @Test
    @Order(3)
    void predict_thatFails_costsNothing() {
        by(acme).body("{").post("/v1/predict").then().statusCode(400);
        by(acme).body("{\"utterances\": [{\"text\": \"a\"}]}")
                .post("/v1/predict")
                .then()
                .statusCode(422);
        by(acme).get("/v1/usage")
                .then()
                .statusCode(200)
                .body("caller", equalTo("acme"))
                .body("total.calls", equalTo(0))
                .body("quota.left", equalTo(5));
    }

    @Test
    @Order(4)
    void predict_repeatedWithTheSameKeyAndBody_isCountedOnce() {
        for (int attempt = 0; attempt < 2; attempt++) {
            by(acme).header("Idempotency-Key", "order-1")
                    .body(utterances(1))
                    .post("/v1/predict")
                    .then()
                    .statusCode(200);
        }
        // The same word for another body is an error, as it was another call's.
        by(acme).header("Idempotency-Key", "order-1")
                .body(utterances(2))
                .post("/v1/predict")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:trimodal:problem:idempotency-key-reused"));
        by(acme).header("Idempotency-Key", "order-2")
                .body(utterances(2))
                .post("/v1/predict")
                .then()
                .statusCode(200);
        by(acme).get("/v1/usage")
                .then()
                .body("functions.predict.calls", equalTo(2))
                .body("functions.predict.utterances", equalTo(3))
                .body("functions.predict.forward_passes", equalTo(3))
                .body("quota.monthly_utterances", equalTo(5))
                .body("quota.left", equalTo(2));
    }

    @Test
    @Order(5)
    void predict_beyondTheQuota_is429AndSaysWhy() {
        by(acme).body(utterances(3))
                .post("/v1/predict")
                .then()
                .statusCode(429)
                .body("type", equalTo("urn:trimodal:problem:quota-exceeded"))
                .body("detail", containsString("room for 2 more utterances, and this call has 3"));
        by(acme).body(utterances(2)).post("/v1/predict").then().statusCode(200);
        Instant end = YearMonth.now(ZoneOffset.UTC)
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        for (int attempt = 0; attempt < 2; attempt++) { // the second time from memory, before the body is read
            long wait = end.getEpochSecond() - Instant.now().getEpochSecond();
            String retry = by(acme).body(utterances(1))
                    .post("/v1/predict")
                    .then()
                    .statusCode(429)
                    .body("detail", containsString("5 of 5 utterances are used; it begins anew at " + end))
                    .extract()
                    .header("Retry-After");
            assertThat(Long.parseLong(retry)).isBetween(wait - 60, wait + 1);
        }
    }

    @Test
    @Order(6)
    void predict_ofAnotherCaller_hasAQuotaOfItsOwn() {
        by(beta).body(utterances(6)).post("/v1/predict").then().statusCode(200);
        by(beta).get("/v1/usage").then().body("total.utterances", equalTo(6)).body("quota.left", equalTo(994));
    }

    @Test
    @Order(7)
    void usage_ofAnotherMonth_hasNoQuota_andOfNoneIs400() {
        by(beta).get("/v1/usage?month=2020-01")
                .then()
                .statusCode(200)
                .body("month", equalTo("2020-01"))
                .body("total.calls", equalTo(0))
                .body("", not(hasKey("quota")));
        by(beta).get("/v1/usage?month=2020-13")
                .then()
                .statusCode(400)
                .body("detail", containsString("such as 2026-11"));
        given().get("/v1/usage").then().statusCode(401);
    }

    @Test
    @Order(8)
    void metrics_countWhatWasPaidAndRefused() {
        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .containsPattern("trimodal_usage_utterances_total\\{.*function=\"predict\".*} 11\\.0")
                .containsPattern("trimodal_usage_calls_total\\{.*function=\"predict\".*} 4\\.0")
                .containsPattern("trimodal_usage_refused_total\\{.*reason=\"quota\".*} 3\\.0")
                .containsPattern("trimodal_usage_refused_total\\{.*reason=\"key-missing\".*} 2\\.0")
                .containsPattern("trimodal_usage_unrecorded_total(\\{.*})? 0\\.0");
    }

    @Test
    @Order(9)
    void openApi_namesTheProblems() {
        String document = given().accept("application/json").get("/q/openapi").asString();
        assertThat(document).contains("/v1/usage", "quota-exceeded", "api-key-missing", "api-key-unknown");
    }
}
