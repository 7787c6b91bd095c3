package io.trimodal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.report.ReportKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A browser for tests of explanations' report, and what they look for in its page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenedExplanation {
    static final String RAISES = "#0072b2";
    static final String LOWERS = "#c65300";

    @TempDir
    private Path folder;

    Browser browser;
    JsonNode answer;

    @BeforeAll
    void start() {
        browser = Browser.startOrSkip();
    }

    @BeforeEach
    void prepare() {
        browser.resize(1280, 900);
        browser.prefer("light");
        answer = OpenedReport.answer("explanation.json");
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    URI open() throws IOException {
        return OpenedReport.open(browser, folder, ReportKind.EXPLANATION, answer);
    }

    void press(int u, String name) {
        WebElement button = browser.driver().findElements(By.cssSelector("#u" + (u + 1) + " .switch-button")).stream()
                .filter(one -> one.getText().equals(name))
                .findFirst()
                .orElseThrow();
        browser.script("arguments[0].scrollIntoView({block: 'center'})", button);
        button.click();
        assertThat(button.getDomAttribute("aria-pressed")).isEqualTo("true");
    }

    String text(String selector) {
        return browser.driver().findElement(By.cssSelector(selector)).getText().replace('\u00a0', ' ');
    }

    JsonNode explanation(int utterance) {
        return answer.path("explanations").get(utterance);
    }

    double[] values(int utterance, String method, String modality) {
        return numbers(explanation(utterance).path(method).path("values").path(modality));
    }

    static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
