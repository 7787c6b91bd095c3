package io.trimodal.server.paid;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.PaidAccounts;
import io.trimodal.server.oip.Oip;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Calls that their callers repeat, or pretend to repeat. */
@QuarkusTest
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PaidAccounts.class, restrictToAnnotatedClass = true)
class RepeatedCallsTest {
    private static final String PREDICT = "/v1/predict";
    private static final String UTTERANCE = "{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}";

    private final String acme = ConfigProvider.getConfig().getValue(PaidAccounts.ACME, String.class);
    private final String beta = ConfigProvider.getConfig().getValue(PaidAccounts.BETA, String.class);

    private static Response call(String key, String header, String id, String path, String body) {
        return given().header("X-Api-Key", key)
                .header(header, id)
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    private static String utterances(int count) {
        return "{\"utterances\": [" + String.join(",", Collections.nCopies(count, UTTERANCE)) + "]}";
    }

    private static String tensor(int utterances) {
        return "{\"inputs\": [" + Oip.tensor("audio", "[" + utterances + ", 1, 5]", new float[5 * utterances]) + "]}";
    }

    private static int counted(String key) {
        return given().header("X-Api-Key", key).get("/v1/usage").path("total.calls");
    }

    @Test
    void sameKeyForAnotherPath_is422_andOneCallIsCounted() {
        int before = counted(beta);
        call(beta, "Idempotency-Key", "path", "/v2/models/formula-almt/infer", tensor(1))
                .then()
                .statusCode(200);
        call(beta, "Idempotency-Key", "path", "/v2/models/formula-lnln/infer", tensor(1))
                .then()
                .statusCode(422)
                .body("error", containsString("another path or body"));
        assertThat(counted(beta)).isEqualTo(before + 1);
    }

    @Test
    void sameKeyForAnotherBody_is422() {
        call(beta, "Idempotency-Key", "body", PREDICT, utterances(1)).then().statusCode(200);
        call(beta, "Idempotency-Key", "body", PREDICT, utterances(2))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:trimodal:problem:idempotency-key-reused"));
    }

    @Test
    void keyOfACallThatFailed_isFree() {
        call(beta, "Idempotency-Key", "failed", PREDICT, "{").then().statusCode(400);
        call(beta, "Idempotency-Key", "failed", PREDICT, utterances(1)).then().statusCode(200);
    }

    @Test
    void repeatedCall_hasTheSameAnswerThreeTimes_andThen409() {
        int before = counted(beta);
        String first =
                call(beta, "Idempotency-Key", "again", PREDICT, utterances(1)).asString();
        for (int repeated = 0; repeated < 3; repeated++) {
            assertThat(call(beta, "Idempotency-Key", "again", PREDICT, utterances(1))
                            .asString())
                    .isEqualTo(first);
        }
        call(beta, "Idempotency-Key", "again", PREDICT, utterances(1))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:trimodal:problem:idempotency-key-spent"));
        assertThat(counted(beta)).isEqualTo(before + 1);
    }

    @Test
    void repeatedCall_needsNoRoomInTheQuota() {
        call(acme, "Idempotency-Key", "last", PREDICT, utterances(5)).then().statusCode(200);
        call(acme, "Idempotency-Key", "other", PREDICT, utterances(1)).then().statusCode(429);
        call(acme, "Idempotency-Key", "last", PREDICT, utterances(5)).then().statusCode(200);
    }

    @Test
    void requestId_ofAnotherBody_isAnotherCall() {
        int before = counted(beta);
        for (int count : new int[] {1, 2, 2}) {
            call(beta, "X-Request-Id", "trace", PREDICT, utterances(count))
                    .then()
                    .statusCode(200);
        }
        assertThat(counted(beta)).isEqualTo(before + 2);
    }

    @Test
    void sameKeyAtOnce_isWorkedOnOnceAtATime() throws Exception {
        int before = counted(beta);
        List<Future<Integer>> statuses = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(12)) {
            for (int i = 0; i < 12; i++) {
                statuses.add(callers.submit(() -> call(beta, "Idempotency-Key", "crowd", PREDICT, utterances(60))
                        .statusCode()));
            }
        }
        int answered = 0;
        for (Future<Integer> status : statuses) {
            assertThat(status.get()).isIn(200, 409);
            answered += status.get() == 200 ? 1 : 0;
        }
        assertThat(answered).isBetween(1, 4);
        assertThat(counted(beta)).isEqualTo(before + 1);
    }
}
