package io.trimodal.server.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.http.RawHttp;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever callers ask for, what they do with the functions is counted. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class RequestMetricsTest {
    private static final Pattern PATH = Pattern.compile("http_server_requests_seconds_count\\{.*uri=\"([^\"]*)\"");
    private static final Pattern METHOD = Pattern.compile("http_server_requests_seconds_count\\{.*method=\"([^\"]*)\"");

    private final RawHttp http = new RawHttp(() -> RestAssured.port);

    private static List<String> values(Pattern tag, String metrics) {
        return tag.matcher(metrics)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
    }

    @Test
    void madeUpPathsAndMethods_areOneOfEach_andThePredictionAfterThemIsCounted() {
        for (int i = 0; i < 150; i++) {
            for (String method : List.of("PUT", "OPTIONS", "GET", "BREW" + i)) {
                http.send(method, "/v1/models/z" + i, List.of(), new byte[0]);
                http.send(method, "/v2/repository/" + i, List.of(), new byte[0]);
                http.send(method, "/z/%zz" + i, List.of(), new byte[0]);
            }
        }
        given().contentType("application/json")
                .body("{\"model\": \"formula-lnln\", \"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}]}")
                .post("/v1/predict")
                .then()
                .statusCode(200);

        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics)
                .containsPattern("http_server_requests_seconds_count\\{.*status=\"200\".*uri=\"/v1/predict\"");
        assertThat(values(PATH, metrics)).hasSizeLessThan(60).noneMatch(path -> path.matches(".*z\\d+"));
        assertThat(values(METHOD, metrics)).contains("OTHER").noneMatch(method -> method.startsWith("BREW"));
    }
}
