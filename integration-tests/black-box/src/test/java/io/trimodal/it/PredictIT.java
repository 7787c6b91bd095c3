package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job, with the default models. */
class PredictIT {
    private static Workbench workbench;

    @BeforeAll
    static void start() throws Exception {
        workbench = Workbench.start();
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    private static JsonNode predict(String body) {
        HttpResponse<String> response = workbench.predict(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Workbench.json(response);
    }

    /** {@code frames} frames of {@code dims} zeros. */
    private static String frames(int frames, int dims) {
        String frame = "[" + String.join(",", Collections.nCopies(dims, "0.5")) + "]";
        return "{\"features\": [" + String.join(",", Collections.nCopies(frames, frame)) + "]}";
    }

    @Test
    void text_aloneIsScored_goodAboveBad() {
        JsonNode answer = predict("{\"utterances\": [{\"text\": \"The acting was superb and I would watch it again.\"},"
                + "{\"id\": \"bad\", \"text\": \"A dull and terrible waste of time.\"}]}");
        assertThat(answer.at("/model/name").asText()).isEqualTo("trimodal-almt");
        assertThat(answer.at("/model/digest").asText()).matches("[0-9a-f]{64}");
        JsonNode good = answer.at("/predictions/0");
        JsonNode bad = answer.at("/predictions/1");
        assertThat(good.at("/id").asText()).isEqualTo("0");
        assertThat(bad.at("/id").asText()).isEqualTo("bad");
        assertThat(good.at("/score").asDouble()).isPositive();
        assertThat(bad.at("/score").asDouble()).isNegative();
        assertThat(good.at("/sentiment").asText()).isEqualTo("positive");
        assertThat(bad.at("/sentiment").asText()).isEqualTo("negative");
        assertThat(good.at("/label_scale/maximum").asDouble()).isEqualTo(3);
        assertThat(good.at("/classes")).hasSize(4);
        assertThat(good.at("/modalities/language/status").asText()).isEqualTo("present");
        assertThat(good.at("/modalities/audio/status").asText()).isEqualTo("absent");
        assertThat(good.has("completeness")).isFalse();
    }

    @Test
    void audioAndVision_areUsed_cutAndNoted() {
        JsonNode answer = predict("{\"utterances\": [{\"text\": \"It was fine.\", \"audio\": " + frames(20, 33)
                + ", \"vision\": " + frames(4000, 20) + "}]}");
        JsonNode modalities = answer.at("/predictions/0/modalities");
        assertThat(modalities.at("/audio/status").asText()).isEqualTo("present");
        assertThat(modalities.at("/audio/given").asInt()).isEqualTo(20);
        assertThat(modalities.at("/vision/status").asText()).isEqualTo("truncated");
        assertThat(modalities.at("/vision/used").asInt()).isLessThan(4000);
        assertThat(answer.at("/predictions/0/notes").toString()).contains("vision was cut from 4000");
    }

    @Test
    void lnln_estimatesCompleteness() {
        JsonNode answer = predict("{\"model\": \"trimodal-lnln\", \"utterances\": [{\"text\": \"I loved it.\"}]}");
        assertThat(answer.at("/model/architecture").asText()).isEqualTo("lnln");
        assertThat(answer.at("/predictions/0/completeness").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void lnln_completeness_fallsWithTheShareOfUnknownWords() {
        JsonNode answer = predict("{\"model\": \"trimodal-lnln\", \"utterances\": ["
                + "{\"text\": \"I loved this film very much\"},"
                + "{\"text\": \"\u2603 loved \u2603 film \u2603 much\"},"
                + "{\"text\": \"\u2603 \u2603 \u2603 \u2603 \u2603 \u2603\"}]}");
        assertThat(answer.at("/predictions/0/completeness").asDouble()).isGreaterThan(0.8);
        assertThat(answer.at("/predictions/1/completeness").asDouble()).isBetween(0.25, 0.75);
        assertThat(answer.at("/predictions/2/completeness").asDouble()).isLessThan(0.2);
    }

    @Test
    void interval_holdsTheScoreAndWidensWithWhatIsMissing() {
        JsonNode answer =
                predict("{\"utterances\": [{\"text\": \"It was fine.\"}, {\"text\": \"\u2603 \u2603 fine\"}]}");
        for (int i = 0; i < 2; i++) {
            JsonNode prediction = answer.at("/predictions/" + i);
            assertThat(prediction.at("/score").asDouble())
                    .isBetween(
                            prediction.at("/interval/low").asDouble(),
                            prediction.at("/interval/high").asDouble());
            assertThat(prediction.at("/interval/coverage").asDouble()).isEqualTo(0.9);
            assertThat(prediction.at("/interval/low").asDouble()).isGreaterThanOrEqualTo(-3);
        }
        JsonNode widths =
                Workbench.json(workbench.get("/v1/models/trimodal-almt")).at("/uncertainty/half_widths");
        assertThat(halfWidth(widths, "[\"language\"]", 0.6)).isGreaterThan(halfWidth(widths, "[\"language\"]", 0));
        assertThat(halfWidth(widths, "[\"language\",\"audio\",\"vision\"]", 0))
                .isLessThan(halfWidth(widths, "[\"language\"]", 0));
    }

    private static double halfWidth(JsonNode widths, String modalities, double rate) {
        for (JsonNode entry : widths) {
            if (entry.at("/modalities").toString().equals(modalities)
                    && entry.at("/missing_rate").asDouble() == rate) {
                return entry.at("/half_width").asDouble();
            }
        }
        throw new AssertionError("no half width for " + modalities + " at " + rate + " in " + widths);
    }

    @Test
    void batch_scoresAsItsUtterancesDoAlone() {
        String first = "{\"text\": \"I loved every minute of it.\"}";
        String second = "{\"vision\": " + frames(7, 20) + "}";
        JsonNode batch = predict("{\"utterances\": [" + first + "," + second + "]}");
        double alone = predict("{\"utterances\": [" + second + "]}")
                .at("/predictions/0/score")
                .asDouble();
        assertThat(batch.at("/predictions/1/score").asDouble()).isCloseTo(alone, offset(1e-4));
    }

    @Test
    void models_areDescribed() {
        JsonNode list = Workbench.json(workbench.get("/v1/models"));
        assertThat(list.at("/default").asText()).isEqualTo("trimodal-almt:2.1.0");
        assertThat(list.at("/models").findValuesAsText("name")).contains("trimodal-almt", "trimodal-lnln");
        JsonNode model = Workbench.json(workbench.get("/v1/models/trimodal-almt"));
        assertThat(model.at("/takes_text").asBoolean()).isTrue();
        assertThat(model.at("/features/audio/dims").asInt()).isEqualTo(33);
        assertThat(model.at("/provenance/kind").asText()).isEqualTo("trained");
        assertThat(workbench.get("/v1/models/trimodal-almt/2.1.0").body()).isEqualTo(model.toString());
    }

    @Test
    void openApi_statesRequestLimitsAndErrors() {
        JsonNode document = Workbench.json(workbench.get("/q/openapi?format=json"));
        assertThat(document.at("/openapi").asText()).startsWith("3.");
        assertThat(document.at("/components/schemas/PredictRequest/properties/utterances/maxItems")
                        .asInt())
                .isEqualTo(64);
        JsonNode responses = document.at("/paths/~1v1~1predict/post/responses");
        for (String status : new String[] {"200", "400", "413", "415", "422", "500", "503"}) {
            assertThat(responses.has(status)).as(status).isTrue();
        }
        assertThat(document.at("/paths/~1v1~1predict/post/requestBody/content/application~1json/examples/text")
                        .isMissingNode())
                .isFalse();
        assertThat(workbench.get("/q/swagger-ui/").statusCode()).isEqualTo(200);
        assertThat(workbench.get("/").body()).contains("/q/swagger-ui");
    }

    @Test
    void metrics_countPerModel() {
        predict("{\"utterances\": [{\"text\": \"a\"}, {\"text\": \"b\"}]}");
        assertThat(workbench.get("/q/metrics").body())
                .contains("trimodal_utterances_scored_total{model=\"trimodal-almt\"")
                .contains("trimodal_scoring_seconds_bucket{")
                .contains("trimodal_batch_size_bucket{")
                .contains("trimodal_requests_in_flight")
                .contains("trimodal_requests_rejected_total");
    }

    @Test
    void banner_holdsACommandToPaste() {
        assertThat(workbench.log())
                .contains("curl -s http://localhost:" + workbench.port() + "/v1/predict")
                .contains("trimodal-almt:2.1.0");
    }
}
