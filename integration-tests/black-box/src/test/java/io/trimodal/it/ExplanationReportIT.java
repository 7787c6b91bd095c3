package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The report of an explanation by a default model, from the packaged workbench. */
class ExplanationReportIT {
    private static final String REQUEST = """
            {"model": "trimodal-lnln",
             "utterances": [{"id": "praise", "text": "A moving, funny and beautifully acted film."}],
             "options": {"methods": ["attention", "occlusion", "integrated-gradients"],
                         "faithfulness": true, "orders": 3}}""";

    @TempDir
    private Path folder;

    @Test
    void theReport_drawsWhatTheAnswerSays_andTheAnswerIsTheSameEachTime() throws Exception {
        try (Workbench workbench = Workbench.start()) {
            HttpResponse<String> answer = ask(workbench, "application/json");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(withoutTiming(ask(workbench, "application/json"))).isEqualTo(withoutTiming(answer));
            open(ask(workbench, "text/html"), Workbench.json(answer).at("/explanations/0"));
        }
    }

    private void open(HttpResponse<String> report, JsonNode explanation) throws IOException {
        assertThat(report.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        Path page = Files.writeString(folder.resolve("report.html"), report.body());
        try (Browser browser = Browser.startOrSkip()) {
            browser.open(page.toUri());
            browser.await(_ -> browser.script("return document.querySelector('[data-chart][data-drawn]') !== null"));
            List<String> words = browser.driver().findElements(By.cssSelector(".word .word-text")).stream()
                    .map(WebElement::getText)
                    .toList();

            assertThat(words)
                    .containsExactlyElementsOf(StreamSupport.stream(
                                    explanation.at("/units/language").spliterator(), false)
                            .map(unit -> unit.path("label").textValue())
                            .toList());
            assertThat((String) browser.script("return document.body.innerText"))
                    .contains("praise", "trimodal-lnln", "Audio and vision were not given");
            assertThat(browser.problems()).isEmpty();
            assertThat(browser.requests()).isEqualTo(List.of(page.toUri()));
        }
    }

    private static String withoutTiming(HttpResponse<String> response) {
        ObjectNode answer = (ObjectNode) Workbench.json(response);
        answer.remove("timing");
        return answer.toString();
    }

    private static HttpResponse<String> ask(Workbench workbench, String accept) {
        return workbench.send(HttpRequest.newBuilder(workbench.uri("/v1/explain"))
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(BodyPublishers.ofString(REQUEST)));
    }
}
