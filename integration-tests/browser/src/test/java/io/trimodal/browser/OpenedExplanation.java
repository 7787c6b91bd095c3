package io.trimodal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.report.ReportKind;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Tests of the report of explanations, and what they look for in its page. */
abstract class OpenedExplanation extends OpenedReport {
    static final String RAISES = "#0072b2";
    static final String LOWERS = "#c65300";

    OpenedExplanation() {
        super(ReportKind.EXPLANATION, "explanation.json");
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
