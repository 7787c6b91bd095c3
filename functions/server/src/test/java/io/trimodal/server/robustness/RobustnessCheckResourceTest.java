package io.trimodal.server.robustness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import io.trimodal.function.FormulaModels;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The resource over real models with formula weights. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class RobustnessCheckResourceTest {
    private static final String UTTERANCE =
            "{\"id\": \"é\", \"audio\": {\"features\": [[1, 2, 3, 4, 5], [0, 0.5, -0.5, 1e-3, -Infinity], [5, 4, 3,"
                    + " 2, 1]]}}";
    private static final String BOTH = "\"models\": [\"formula-almt\", \"formula-lnln\"]";

    @TestHTTPResource("/")
    URI server;

    private static ValidatableResponse check(String fields) {
        return given().config(RestAssuredConfig.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .contentType(ContentType.JSON)
                .body("{\"utterances\": [" + UTTERANCE + "]" + fields + "}")
                .post("/v1/robustness-check")
                .then();
    }

    @Test
    void check_byDefault_runsThePublishedProtocol() {
        check("")
                .statusCode(200)
                .contentType("application/json")
                .body("protocol", equalTo("lnln"))
                .body("modalities", contains("language", "audio", "vision"))
                .body("rates", hasSize(10))
                .body("seeds", contains(1111, 1112, 1113))
                .body("models", hasSize(1))
                .body("models[0].name", equalTo("formula-almt"))
                .body("models[0].mask_digest.length()", equalTo(64))
                .body("models[0]", not(hasKey("metrics")))
                .body("models[0].utterances[0].id", equalTo("é"))
                .body("models[0].utterances[0].rates", hasSize(10))
                .body("models[0].utterances[0].rates[0].sign_changed", closeTo(0, 0))
                .body("models[0].utterances[0].coalitions", hasSize(8))
                .body("models[0].utterances[0].coalitions[0].given", hasSize(0))
                .body("models[0].utterances[0].coalitions[3].given", contains("language", "audio"))
                .body("models[0].utterances[0]", not(hasKey("completeness")))
                .body("models[0].utterances[0].notes[0]", containsString("-Infinity"))
                .body("overtakings", hasSize(0));
    }

    @Test
    void check_ofSeveralModels_usesTheSameMasks() {
        check("," + BOTH
                        + ", \"labels\": [0.5], \"options\": {\"protocol\": \"independent\", \"modalities\":"
                        + " [\"audio\"], \"rates\": [0, 0.5, 0.9], \"trials\": 4}")
                .statusCode(200)
                .body("seeds", contains(1111, 1112, 1113, 1114))
                .body("models.name", contains("formula-almt", "formula-lnln"))
                .body("models[1].utterances[0]", hasKey("completeness"))
                .body("models[1].utterances[0].rates[2]", hasKey("completeness"))
                .body("models[0].metrics.rates", hasSize(3))
                .body("models[0].metrics.rates[0].metrics", hasKey("MAE"))
                // one utterance has no correlation
                .body("models[0].metrics.average.Corr", nullValue());
        List<String> digests = check("," + BOTH).extract().path("models.mask_digest");
        assertThat(digests.get(0)).isEqualTo(digests.get(1));
    }

    @Test
    void check_twice_givesTheSameBytesButForTheTiming() throws IOException {
        assertThat(withoutTiming(check("," + BOTH))).isEqualTo(withoutTiming(check("," + BOTH)));
    }

    private static String withoutTiming(ValidatableResponse response) throws IOException {
        JsonNode answer = new ObjectMapper().readTree(response.extract().asByteArray());
        ((ObjectNode) answer).remove("timing");
        return answer.toString();
    }

    @Test
    void check_atRateZero_isTheWholeUtterance() {
        float score = check(", \"model\": \"formula-lnln\", \"options\": {\"rates\": [0.0]}")
                .statusCode(200)
                .body("models[0].utterances[0].breaking_rate", nullValue())
                .body("models[0].utterances[0].stability", closeTo(1, 0))
                .extract()
                .jsonPath()
                .getFloat("models[0].utterances[0].rates[0].mean");
        float whole =
                check(", \"model\": \"formula-lnln\"").extract().jsonPath().getFloat("models[0].utterances[0].score");
        assertThat(score).isEqualTo(whole);
    }

    @Test
    void noise_movesScoreAndAttention() {
        check("," + BOTH + ", \"options\": {\"rates\": [0], \"trials\": 20,"
                        + " \"noise\": {\"modality\": \"audio\", \"strength\": 3, \"peak_frames\": 2}}")
                .statusCode(200)
                .body("models[1].utterances[0].noise.frames", hasSize(2))
                .body("models[1].utterances[0].noise.alpha", hasSize(3))
                .body("models[1].utterances[0].noise.alpha[0].before", hasSize(8))
                .body("models[1].utterances[0].noise.attention_moved", greaterThan(0.0))
                .body("models[1].utterances[0].noise.score_standard_deviation", greaterThan(0.0));
        check(", \"options\": {\"noise\": {\"modality\": \"vision\"}}")
                .statusCode(200)
                .body("models[0].utterances[0]", not(hasKey("noise")));
    }

    @Test
    void badOptions_nameTheirField() {
        refused(400, "/options/protocol", "lnln, independent", ", \"options\": {\"protocol\": \"LNLN\"}");
        refused(400, "/options/rates/1", "ascend", ", \"options\": {\"rates\": [0.5, 0.5]}");
        refused(400, "/options/rates/0", "from 0.0 to 0.999", ", \"options\": {\"rates\": [1]}");
        refused(400, "/options/rates/0", "must be a number", ", \"options\": {\"rates\": [\"0.1\"]}");
        refused(400, "/options/rates/0", "from 0.0", ", \"options\": {\"rates\": [NaN]}");
        refused(400, "/options/rates", "is empty", ", \"options\": {\"rates\": []}");
        refused(400, "/options/rates", "an array", ", \"options\": {\"rates\": 0.5}");
        refused(400, "/options/seeds/0", "from 0 to 4294967295", ", \"options\": {\"seeds\": [-1]}");
        refused(400, "/options/seeds/1", "given twice", ", \"options\": {\"seeds\": [1, 1]}");
        refused(400, "/options/trials", "one of them", ", \"options\": {\"seeds\": [1], \"trials\": 2}");
        refused(400, "/options/trials", "from 1 to", ", \"options\": {\"trials\": 0}");
        refused(
                400,
                "/options/modalities/0",
                "language, audio or vision",
                ", \"options\": {\"modalities\": [\"text\"]}");
        refused(400, "/options/modalities/1", "twice", ", \"options\": {\"modalities\": [\"audio\", \"audio\"]}");
        refused(
                400,
                "/options/noise/modality",
                "audio or vision",
                ", \"options\": {\"noise\": {\"modality\": \"language\"}}");
        refused(400, "/options/noise", "no modality", ", \"options\": {\"noise\": {}}");
        refused(
                400,
                "/options/noise/peak_frames",
                "one of them",
                ", \"options\": {\"noise\": {\"frames\": [1], \"peak_frames\": 2}}");
        refused(400, "/options/noise/strength", "but must be from", ", \"options\": {\"noise\": {\"strength\": 0}}");
        refused(400, "/options/noise-level", "known are", ", \"options\": {\"noise-level\": 1}");
        refused(400, "/option", "known are model, utterances, clip, models, labels, options", ", \"option\": {}");
        refused(400, "/labels", "2 labels for 1", ", \"labels\": [1, 2]");
        refused(400, "/models", "beside model", ", \"model\": \"formula-almt\"," + BOTH);
        refused(422, "/models/1", "not served", ", \"models\": [\"formula-almt\", \"none\"]");
        refused(422, "/model", "not served", ", \"model\": \"none\"");
    }

    @Test
    void tooMuchWork_isRefusedBeforeItStarts() {
        refused(413, "/options", "20016 forward passes", "," + BOTH + ", \"options\": {\"trials\": 1000}");
        refused(413, "/options/seeds/1000", "at most 1000", ", \"options\": {\"seeds\": " + numbers(1001) + "}");
    }

    private static String numbers(int count) {
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return Arrays.toString(numbers);
    }

    private static void refused(int status, String field, String detail, String fields) {
        check(fields)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field))
                .body("errors[0].detail", containsString(detail));
    }

    @Test
    void events_tellProgressAndThenTheResult() throws IOException {
        String stream = given().contentType(ContentType.JSON)
                .accept("text/event-stream")
                .body("{\"utterances\": [" + UTTERANCE + "], \"options\": {\"trials\": 50}}")
                .post("/v1/robustness-check")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        List<String> events = Arrays.stream(stream.strip().split("\n\n")).toList();
        assertThat(events.size()).isGreaterThan(1);
        assertThat(events.subList(0, events.size() - 1)).allMatch(event -> event.contains("event:progress"));
        assertThat(events.get(events.size() - 2)).contains("\"done\":508,\"total\":508");
        assertThat(events.getLast()).contains("event:result");
        JsonNode result = new ObjectMapper()
                .readTree(events.getLast().substring(events.getLast().indexOf("data:") + 5));
        assertThat(result.at("/models/0/utterances/0/rates").size()).isEqualTo(10);
    }

    @Test
    void events_ofWhatCannotBeChecked_areAProblem() {
        given().contentType(ContentType.JSON)
                .accept("text/event-stream")
                .body("{\"utterances\": [{\"text\": \"words\"}]}")
                .post("/v1/robustness-check")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("/utterances/0/text"));
    }

    @Test
    void aCallerWhoGoesAway_endsTheWork() throws IOException {
        for (String accept : List.of("application/json", "text/event-stream", "text/html")) {
            double before = cancelled();
            String body = "{\"utterances\": [" + UTTERANCE + "], " + BOTH + ", \"options\": {\"trials\": 900}}";
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            try (Socket socket = new Socket("localhost", server.getPort());
                    OutputStream out = socket.getOutputStream()) {
                out.write(("POST /v1/robustness-check HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                                + " application/json\r\nAccept: "
                                + accept + "\r\nContent-Length: " + content.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(content);
                out.flush();
                await().atMost(Duration.ofSeconds(60)).until(() -> inFlight() > 0);
                // a caller who goes before it has begun ends no work
                await().atMost(Duration.ofSeconds(60)).until(() -> metric("trimodal_inference_requests") > 0);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> cancelled() == before + 1);
            await().atMost(Duration.ofSeconds(60)).until(() -> inFlight() == 0);
        }
    }

    private static double cancelled() {
        return metric("trimodal_robustness_check_seconds_count{outcome=\"cancelled\"}");
    }

    private static double inFlight() {
        return metric("trimodal_requests_in_flight");
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(0);
    }

    @Test
    void openApi_statesTheRequestAndItsLimits() {
        given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .body("paths.'/v1/robustness-check'.post.operationId", equalTo("robustness-check"))
                .body(
                        "components.schemas.RobustnessCheckRequest.properties.options.properties.seeds.maxItems",
                        equalTo(1000));
    }
}
