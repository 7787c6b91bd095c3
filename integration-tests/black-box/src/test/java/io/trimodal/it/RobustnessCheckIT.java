package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.browser.Browser;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Robustness checks of the default models, from the packaged workbench. */
class RobustnessCheckIT {
    private static final String REQUEST = """
            {"models": ["trimodal-almt", "trimodal-lnln"], "labels": [2, -2],
             "utterances": [{"id": "praise", "text": "A moving, funny and beautifully acted film."},
                            {"id": "blame", "text": "I waited two hours and nobody helped me.",
                             "audio": {"features": %s}}],
             "options": {"trials": 12}}""".formatted(frames(40, 33));

    @TempDir
    private Path folder;

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

    @Test
    void theSameRequest_givesTheSameBytes_onOneAndTwoThreadsAndAfterARestart() throws Exception {
        String one;
        try (Workbench workbench = Workbench.start("-Dtrimodal.inference.threads=1")) {
            one = check(workbench);
            assertThat(check(workbench)).isEqualTo(one);
        }
        try (Workbench workbench = Workbench.start("-Dtrimodal.inference.threads=2")) {
            assertThat(check(workbench)).isEqualTo(one);
            lnlnTellsWhatIsMissing(workbench);
            theReportDrawsWhatTheAnswerSays(workbench);
        }
    }

    private static String check(Workbench workbench) {
        HttpResponse<String> response = ask(workbench, "application/json");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        ObjectNode answer = (ObjectNode) Workbench.json(response);
        assertThat(answer.remove("timing").path("milliseconds").asLong()).isPositive();
        return answer.toString();
    }

    private static void lnlnTellsWhatIsMissing(Workbench workbench) {
        JsonNode answer = Workbench.json(ask(workbench, "application/json"));
        assertThat(answer.at("/models/0/mask_digest")).isEqualTo(answer.at("/models/1/mask_digest"));
        JsonNode rates = answer.at("/models/1/utterances/0/rates");
        assertThat(rates.at("/0/completeness").asDouble()).isGreaterThan(0.9);
        assertThat(rates.at("/9/completeness").asDouble()).isLessThan(0.3);
        assertThat(answer.at("/models/0/utterances/0/score").asDouble()).isGreaterThan(1);
        assertThat(answer.at("/models/0/metrics/rates/0/metrics/Non0_acc_2").asDouble())
                .isEqualTo(1);
        // the texts of both models, at most once each: 2 utterances in 10 rates x 12 trials, and their coalitions
        assertThat(answer.path("encoded_texts").asLong()).isBetween(20L, 244L);
        JsonNode predicted = Workbench.json(
                workbench.predict("{\"utterances\": [{\"text\": \"A moving, funny and beautifully acted film.\"}]}"));
        assertThat(answer.at("/models/0/utterances/0/score").asDouble())
                .isCloseTo(predicted.at("/predictions/0/score").asDouble(), within(1e-5));
    }

    private void theReportDrawsWhatTheAnswerSays(Workbench workbench) throws IOException {
        HttpResponse<String> report = ask(workbench, "text/html");
        assertThat(report.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        Path page = Files.writeString(folder.resolve("report.html"), report.body());
        try (Browser browser = Browser.startOrSkip()) {
            browser.open(page.toUri());
            browser.await(_ -> browser.script("return document.querySelector('[data-chart][data-drawn]') !== null"));

            assertThat((String) browser.script("return document.body.innerText"))
                    .contains("praise", "blame", "trimodal-almt", "trimodal-lnln");
            assertThat(browser.problems()).isEmpty();
            assertThat(browser.requests()).isEqualTo(List.of(page.toUri()));
        }
    }

    private static HttpResponse<String> ask(Workbench workbench, String accept) {
        return workbench.send(HttpRequest.newBuilder(workbench.uri("/v1/robustness-check"))
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(REQUEST)));
    }
}
