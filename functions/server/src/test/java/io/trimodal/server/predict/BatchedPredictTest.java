package io.trimodal.server.predict;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.trimodal.function.FormulaModels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls that come together, scored in one batch. */
@QuarkusTest
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
@TestProfile(BatchedPredictTest.Gathering.class)
class BatchedPredictTest {
    private static final int CALLS = 24;

    /** As on a GPU. */
    public static final class Gathering implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("trimodal.batching.most-utterances", "8", "trimodal.batching.most-delay", "300MS");
        }
    }

    private static float score(int number) {
        return given().contentType(ContentType.JSON)
                .body(String.format(
                        Locale.ROOT, "{\"utterances\": [{\"audio\": {\"features\": [[%d, 2, 3, 4, 5]]}}]}", number))
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .extract()
                .path("predictions[0].score");
    }

    @Test
    void callsThatComeTogether_areOneBatch_andEachHasItsOwnAnswer() throws Exception {
        List<Float> alone =
                IntStream.range(0, CALLS).mapToObj(BatchedPredictTest::score).toList();
        double before = sum("trimodal_batching_requests_count");
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLS)) {
            List<Future<Float>> together = IntStream.range(0, CALLS)
                    .mapToObj(i -> (Callable<Float>) () -> score(i))
                    .map(callers::submit)
                    .toList();
            for (int i = 0; i < CALLS; i++) {
                assertThat(together.get(i).get()).isCloseTo(alone.get(i), within(1e-6f));
            }
        }
        assertThat(sum("trimodal_batching_requests_count") - before)
                .as("batches")
                .isLessThan(CALLS / 2.0);
        assertThat(sum("trimodal_batching_queue_seconds_count")).isEqualTo(2.0 * CALLS);
    }

    @Test
    void whatTheModelRefuses_isAnError() {
        given().contentType(ContentType.JSON)
                .body("{\"utterances\": [{\"audio\": {\"features\": [[1, 2]]}}]}")
                .post("/v1/predict")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("/utterances/0/audio/features"));
    }

    @Test
    void whatServes_isSaid() {
        given().get("/v1/models/formula-almt").then().statusCode(200).body("execution_provider", equalTo("cpu"));
        given().get("/q/metrics")
                .then()
                .body(containsString("trimodal_execution_provider{provider=\"cpu\"} 1.0"))
                .body(containsString("trimodal_inference_requests"));
    }

    private static double sum(String metric) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
