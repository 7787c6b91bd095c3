package io.trimodal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.report.ReportKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;

/** Explanations and robustness checks of recordings: what was said, and when. */
class ClipReportsTest {
    private static void addClip(JsonNode answer) {
        ObjectNode clip = ((ObjectNode) answer).putObject("clip");
        clip.put("seconds", 62.5).put("segmented_by", "transcript").put("faces_followed", 1);
        clip.putArray("front_ends").add("voice:1.0.0");
    }

    /** Segments of 5.4 s every 20 s. */
    private static void addSegment(ObjectNode found, int index) {
        found.put("start", 3.2 + 20 * index)
                .put("end", 8.6 + 20 * index)
                .put("text", "This is what was said in place " + index + ".")
                .put("speaker", "Ann")
                .put("voiced_share", 0.8)
                .put("face", 1)
                .put("frames", 27)
                .put("frames_without_face", 2);
    }

    @Nested
    class OfExplanations extends OpenedExplanation {
        private void ofClip() throws IOException {
            addClip(answer);
            for (int u = 0; u < 3; u++) {
                addSegment((ObjectNode) explanation(u).path("prediction"), u);
                double start = 3.2 + 20 * u;
                for (String modality : List.of("audio", "vision")) {
                    for (JsonNode unit : explanation(u).at("/units/" + modality)) {
                        int from = unit.path("from").asInt();
                        ((ObjectNode) unit).put("start", start + from / 5.0).put("end", start + (from + 1) / 5.0);
                    }
                }
                for (JsonNode unit : explanation(u).at("/units/language")) {
                    double at = start + 0.3 * unit.path("from").asInt();
                    ((ObjectNode) unit).put("start", at).put("end", at + 0.25);
                }
            }
            ((ObjectNode) explanation(0).at("/units/language/1")).put("estimated", true);
            open();
        }

        @Test
        void segments_areTimedInTheRecording() throws IOException {
            ofClip();
            DrawnChart timeline = DrawnChart.in(browser, "#overview", "clip-timeline");
            DrawnChart frames = DrawnChart.in(browser, "#u2", "timeline-audio-occlusion");

            assertThat(timeline.texts()).extracting(DrawnChart.Text::text).contains("0:00", "1:00", "+3");
            assertThat(frames.texts()).extracting(DrawnChart.Text::text).contains("0:23.2");
            assertThat(text("#u2 h2")).isEqualTo("0:23.2 “This is what was said in place 1.”");
            assertThat(text("#u2 .segment-facts"))
                    .contains("0:23.2–0:28.6", "Ann", "voice in 80 %", "face 1 in 25 of 27 pictures");
            assertThat(text("#u2 .timelines")).contains("by their time in the recording");
            assertThat(text("#u2 .timeline-said")).containsPattern("Most important: 0:2\\d\\.\\d \\(");
            assertThat(text("#made")).contains("1:02.5", "neither its sound nor its pictures");
            assertThat(browser.problems()).isEmpty();
        }

        @Test
        void words_tellWhenTheyWereSpoken_andWhetherThatIsKnown() throws IOException {
            ofClip();
            new Actions(browser.driver())
                    .moveToElement(browser.driver().findElement(By.cssSelector("#u1 .word:nth-child(1)")))
                    .perform();
            assertThat(text("#u1 .word-detail"))
                    .startsWith("A\n0:03.50–0:03.75")
                    .doesNotContain("about");
            browser.script("document.querySelector('#u1 .word:nth-child(2)').focus()");
            assertThat(text("#u1 .word-detail")).startsWith("moving\nabout 0:03.80–0:04.05 (estimated");
            browser.driver()
                    .findElement(By.cssSelector("#u1 > details.numbers:last-child > summary"))
                    .click();
            assertThat(text("#u1 > details.numbers:last-child")).contains("~0:03.80");
        }

        @Test
        void narrow_fits() throws IOException {
            browser.resize(390, 844);
            ofClip();
            assertThat(browser.script("return document.documentElement.scrollWidth"))
                    .isEqualTo(390L);
        }
    }

    @Nested
    class OfChecks extends OpenedReport {
        OfChecks() {
            super(ReportKind.ROBUSTNESS_CHECK, "robustness-check.json");
        }

        @Test
        void segments_haveTheirTimesAndTexts() throws IOException {
            addClip(answer);
            ArrayNode segments = ((ObjectNode) answer).putArray("segments");
            for (int u = 0; u < 3; u++) {
                addSegment(segments.addObject(), u);
            }
            open();
            DrawnChart timeline = DrawnChart.in(browser, "#overview", "clip-timeline");

            assertThat(timeline.texts()).extracting(DrawnChart.Text::text).contains("0:00", "1:00");
            assertThat(text("#overview table")).contains("0:43.2 “This is what was said in place 2.”");
            assertThat(text("#overview")).contains("Mean of all 3 segments.");
            assertThat(text("#u3")).contains("0:43.2–0:48.6", "Ann", "voice in 80 % of the time");
            assertThat(text(".lead")).contains("3 segments of a recording of 1:02.5");
            assertThat(browser.problems()).isEmpty();
        }

        private String text(String selector) {
            return browser.driver()
                    .findElement(By.cssSelector(selector))
                    .getText()
                    .replace('\u00a0', ' ');
        }
    }
}
