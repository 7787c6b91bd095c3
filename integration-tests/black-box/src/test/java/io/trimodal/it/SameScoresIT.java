package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map.Entry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A native executable answers as the class files do: the same fields, and numbers equal to 1e-6. */
class SameScoresIT {
    private static final String UTTERANCES = """
            "utterances": [{"id": "praise", "text": "A moving, funny and beautifully acted film."},
                           {"id": "blame", "text": "i waited uh two hours and nobody helped me",
                            "audio": {"features": %s}, "vision": {"features": %s}}]
            """.formatted(frames(40, 33), frames(25, 20));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/predict          | {"model": "trimodal-almt", %s}
            /v1/predict          | {"model": "trimodal-lnln", %s}
            /v1/explain          | {"model": "trimodal-almt", %s}
            /v1/robustness-check | {"models": ["trimodal-almt", "trimodal-lnln"], %s, "options": {"trials": 4}}
            """)
    void answers_areThoseOfTheClassFiles(String path, String body) throws Exception {
        assumeThat(Workbench.executable()).as("-Dtrimodal.executable").isPresent();
        String request = body.formatted(UTTERANCES);
        JsonNode expected;
        try (Workbench workbench = Workbench.startClassFiles()) {
            expected = ask(workbench, path, request);
        }
        try (Workbench workbench = Workbench.start()) {
            compare(ask(workbench, path, request), expected, path);
        }
    }

    private static JsonNode ask(Workbench workbench, String path, String request) {
        HttpResponse<String> response = workbench.send(HttpRequest.newBuilder(workbench.uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Workbench.json(response);
    }

    /** Time that it took may differ. */
    private static void compare(JsonNode actual, JsonNode expected, String where) {
        assertThat(actual.getNodeType()).as(where).isEqualTo(expected.getNodeType());
        if (expected.isNumber()) {
            assertThat(actual.asDouble()).as(where).isCloseTo(expected.asDouble(), within(1e-6));
        } else if (expected.isContainerNode()) {
            assertThat(actual).as(where).hasSameSizeAs(expected);
            for (Entry<String, JsonNode> field : expected.properties()) {
                if (!field.getKey().equals("timing")) {
                    assertThat(actual.has(field.getKey()))
                            .as(where + "/" + field.getKey())
                            .isTrue();
                    compare(actual.path(field.getKey()), field.getValue(), where + "/" + field.getKey());
                }
            }
            for (int i = 0; expected.isArray() && i < expected.size(); i++) {
                compare(actual.get(i), expected.get(i), where + "/" + i);
            }
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    /** Values that no two frames share. */
    private static String frames(int frames, int dims) {
        StringBuilder rows = new StringBuilder("[");
        for (int i = 0; i < frames; i++) {
            rows.append(i == 0 ? "[" : ", [");
            for (int k = 0; k < dims; k++) {
                rows.append(k == 0 ? "" : ",").append((i * 31 + k * 17) % 23 / 10.0 - 1.1);
            }
            rows.append(']');
        }
        return rows.append(']').toString();
    }
}
