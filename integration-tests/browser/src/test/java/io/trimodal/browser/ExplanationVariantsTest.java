package io.trimodal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The report of explanations that lack something, or hold what somebody put there to do harm. */
class ExplanationVariantsTest extends OpenedExplanation {
    @Test
    void hostileTexts_stayTexts() throws IOException {
        String hostile = "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked=1'>";
        ((ObjectNode) explanation(0).at("/units/language/1")).put("label", hostile);
        ((ObjectNode) explanation(0).path("prediction"))
                .put("id", hostile)
                .putArray("notes")
                .add("<i>note</i>");
        open();
        browser.script("document.querySelector('#u1 .word:nth-child(2)').focus()");

        assertThat(browser.script("return document.querySelector('#u1 h2').textContent"))
                .isEqualTo(hostile);
        assertThat(browser.script("return document.querySelector('#u1 .word-detail b').textContent"))
                .isEqualTo(hostile);
        assertThat(text("#u1 .note")).isEqualTo("<i>note</i>");
        assertThat(browser.script("return window.hacked")).isNull();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void shapleyAlone_isAShortPage() throws IOException {
        ObjectNode explanation = (ObjectNode) explanation(0);
        explanation.remove(List.of("attention", "occlusion", "integrated_gradients", "rank_correlations", "receipts"));
        ((ArrayNode) answer.path("explanations")).remove(2);
        ((ArrayNode) answer.path("explanations")).remove(1);
        open();

        assertThat(text("#u1")).contains("Only the modalities were asked for", "add up to +2.456");
        assertThat(browser.driver().findElements(By.cssSelector(".word, [data-chart^=alpha], .switch, #overview")))
                .isEmpty();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void languageAsFeatures_hasATimelineOfItsTokens() throws IOException {
        for (JsonNode unit : explanation(0).at("/units/language")) {
            ((ObjectNode) unit).remove("label");
        }
        open();
        DrawnChart chart = DrawnChart.in(browser, "#u1", "timeline-language-integrated-gradients");

        assertThat(browser.driver().findElements(By.cssSelector("#u1 .word"))).isEmpty();
        assertThat(chart.texts()).extracting(DrawnChart.Text::text).contains("#6");
        assertThat(text("#u1")).contains("17 tokens, numbered from [CLS], which is 0");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void withoutId_theWordsThatBeginItAreItsName_andItsPlaceWhereThereAreNone() throws IOException {
        ((ObjectNode) explanation(0).path("prediction")).put("id", "0");
        ((ArrayNode) answer.path("explanations")).remove(2);
        ((ArrayNode) answer.path("explanations")).remove(1);
        open();
        assertThat(browser.driver().getTitle())
                .isEqualTo("Explanation of “A moving, funny and beautifully acted film that never once …” · Trimodal");
        assertThat(text("#u1 h2")).isEqualTo("“A moving, funny and beautifully acted film that never once …”");

        ((ObjectNode) explanation(0).path("units")).remove("language");
        for (String method : List.of("attention", "occlusion", "integrated_gradients")) {
            ((ObjectNode) explanation(0)).remove(method);
        }
        open();
        assertThat(browser.driver().getTitle()).isEqualTo("Explanation of utterance 1 · Trimodal");
        assertThat(text("#u1 h2")).isEqualTo("Utterance 1");
    }
}
