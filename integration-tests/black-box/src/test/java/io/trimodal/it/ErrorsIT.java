package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of error over the wire, as problem details. The reader's own table of bad input is in functions/core. */
class ErrorsIT {
    private static Workbench workbench;

    @BeforeAll
    static void start() throws Exception {
        workbench = Workbench.start("-Dtrimodal.limits.body-size=2M");
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("", 400, "", "is empty"),
                arguments("{\"utterances\": [", 400, "/utterances", "is not JSON"),
                arguments(
                        "{\"utterances\": [{\"text\": \"a\", \"audio\": {\"features\": [[NaN]]}}]}",
                        400,
                        "/utterances/0/audio/features/0/0",
                        "is NaN; every value must be a finite number"),
                arguments(
                        "{\"utterances\": [{\"text\": \"" + "a".repeat(10_001) + "\"}]}",
                        413,
                        "/utterances/0/text",
                        "is too long"),
                arguments(
                        "{\"utterances\": [" + String.join(",", Collections.nCopies(65, "{\"text\":\"a\"}")) + "]}",
                        413,
                        "/utterances/64",
                        "is one utterance too many; at most 64"),
                arguments(
                        "{\"utterances\": [{\"audio\": {\"features\": ["
                                + String.join(",", Collections.nCopies(4097, "[1]")) + "]}}]}",
                        413,
                        "/utterances/0/audio/features/4096",
                        "is one frame too many; at most 4096"),
                arguments(
                        "{\"utterances\": [{\"text\": \"a\"}, {\"text\": \"a\", \"audio\": {\"features\": [[1, 2]]}}]}",
                        422,
                        "/utterances/1/audio/features",
                        "is not what the model takes: frames have 2 values"),
                arguments(
                        "{\"utterances\": [{\"language\": {\"features\": [[1]]}}]}",
                        422,
                        "/utterances/0/language/features",
                        "is not what the model takes"),
                arguments(" ".repeat(3 << 20), 413, "", "has a body of more than 2097152 bytes"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void predict_ofBadInput_saysStatusFieldAndReason(String body, int status, String field, String detail) {
        JsonNode problem = problem(workbench.predict(body), status);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(problem.at("/errors/0/detail").asText()).startsWith(detail);
        assertThat(problem.at("/instance").asText()).isEqualTo("/v1/predict");
    }

    @Test
    void unknownModel_saysWhichThereAre() {
        JsonNode problem =
                problem(workbench.predict("{\"model\": \"../x\", \"utterances\": [{\"text\": \"a\"}]}"), 422);
        assertThat(problem.at("/detail").asText()).contains("'../x'").contains("trimodal-almt:2.1.0");
        problem(workbench.get("/v1/models/none"), 404);
    }

    @Test
    void unknownPathsAndMethods_areProblems() {
        assertThat(problem(workbench.get("/v1/nothing"), 404).at("/type").asText())
                .endsWith(":not-found");
        assertThat(problem(workbench.get("/nothing"), 404).at("/type").asText()).endsWith(":not-found");
        assertThat(problem(workbench.get("/v1/predict"), 405).at("/type").asText())
                .endsWith(":method-not-allowed");
    }

    @Test
    void mediaTypes_thatAreNotServed_areProblems() {
        String body = "{\"utterances\": [{\"text\": \"a\"}]}";
        HttpRequest.Builder text = HttpRequest.newBuilder(workbench.uri("/v1/predict"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(body));
        assertThat(problem(workbench.send(text), 415).at("/detail").asText()).contains("application/json");
        HttpRequest.Builder csv = HttpRequest.newBuilder(workbench.uri("/v1/predict"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/csv")
                .POST(BodyPublishers.ofString(body));
        problem(workbench.send(csv), 406);
    }

    @Test
    void afterAnError_theServerStillAnswers() {
        for (int i = 0; i < 20; i++) {
            workbench.predict("{\"utterances\": [{\"audio\": {\"features\": [[" + "1,".repeat(5000));
        }
        assertThat(workbench.predict("{\"utterances\": [{\"text\": \"a\"}]}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void overload_isRefusedWithRetryAfter() throws Exception {
        try (Workbench narrow = Workbench.start("-Dtrimodal.admission.requests=1")) {
            String body = "{\"utterances\": [" + String.join(",", Collections.nCopies(16, "{\"text\": \"very good\"}"))
                    + "]}";
            List<HttpResponse<String>> answers = new CopyOnWriteArrayList<>();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                callers.add(Thread.ofPlatform().start(() -> answers.add(narrow.predict(body))));
            }
            for (Thread caller : callers) {
                caller.join();
            }
            assertThat(answers).hasSize(8).anyMatch(answer -> answer.statusCode() == 200);
            List<HttpResponse<String>> refused = answers.stream()
                    .filter(answer -> answer.statusCode() != 200)
                    .toList();
            assertThat(refused).isNotEmpty().allSatisfy(answer -> {
                problem(answer, 503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            });
            assertThat(narrow.predict("{\"utterances\": [{\"text\": \"a\"}]}").statusCode())
                    .isEqualTo(200);
        }
    }

    private static JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = Workbench.json(response);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/title").asText()).isNotEmpty();
        assertThat(problem.at("/detail").asText()).isNotEmpty().doesNotContain("Exception");
        return problem;
    }
}
