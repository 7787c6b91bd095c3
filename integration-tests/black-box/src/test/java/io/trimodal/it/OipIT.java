package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Open Inference Protocol with the default models, which take text. */
class OipIT {
    private static final String TEXT = "a wonderful, heartfelt film";

    private static Workbench workbench;

    @BeforeAll
    static void start() throws Exception {
        workbench = Workbench.start();
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    private static JsonNode post(String path, String body) {
        HttpResponse<String> response = workbench.send(HttpRequest.newBuilder(workbench.uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Workbench.json(response);
    }

    @Test
    void text_isScoredAsByPredict() {
        JsonNode predicted = post("/v1/predict", "{\"utterances\": [{\"text\": \"" + TEXT + "\"}]}");
        JsonNode inferred = post(
                "/v2/models/trimodal-almt/infer",
                "{\"inputs\": [{\"name\": \"text\", \"datatype\": \"BYTES\", \"shape\": [1, 1], \"data\": [\"" + TEXT
                        + "\"]}], \"outputs\": [{\"name\": \"score\"}, {\"name\": \"interval\"}]}");
        assertThat(inferred.at("/outputs/0/data/0")).isEqualTo(predicted.at("/predictions/0/score"));
        assertThat(inferred.at("/outputs/1/data/0")).isEqualTo(predicted.at("/predictions/0/interval/low"));
        assertThat(inferred.at("/outputs/1/data/1")).isEqualTo(predicted.at("/predictions/0/interval/high"));
        assertThat(inferred.at("/parameters/interval_coverage"))
                .isEqualTo(predicted.at("/predictions/0/interval/coverage"));
    }

    @Test
    void workbench_servesEveryExtension() {
        JsonNode extensions = Workbench.json(workbench.get("/v2")).at("/extensions");
        assertThat(extensions.toString())
                .isEqualTo("[\"binary_tensor_data\",\"explain\",\"model_configuration\",\"robustness-check\"]");
        JsonNode model = Workbench.json(workbench.get("/v2/models/trimodal-lnln"));
        assertThat(model.at("/inputs/0/name").asText()).isEqualTo("text");
        assertThat(model.at("/outputs").toString()).contains("completeness", "interval");
    }
}
