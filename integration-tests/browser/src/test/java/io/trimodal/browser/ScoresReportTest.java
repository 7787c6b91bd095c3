package io.trimodal.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.browser.DrawnChart.Point;
import io.trimodal.report.ReportKind;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The report of scores in a real browser: of a recording, and of utterances. */
class ScoresReportTest extends OpenedReport {
    private static final String RAISES = "#0072b2";
    private static final String LOWERS = "#c65300";
    private static final double PIXEL = 0.03;

    ScoresReportTest() {
        super(ReportKind.SCORES, "scores.json");
    }

    private String text(String selector) {
        return browser.driver().findElement(By.cssSelector(selector)).getText().replace('\u00a0', ' ');
    }

    private List<String> texts(String selector) {
        return browser.driver().findElements(By.cssSelector(selector)).stream()
                .map(one -> one.getText().replace('\u00a0', ' '))
                .toList();
    }

    @Test
    void timeline_hasEachSegmentWhereItWas_withItsScoreAndInterval() throws IOException {
        open();
        DrawnChart chart = DrawnChart.in(browser, "#overview", "clip-timeline");

        assertThat(chart.texts())
                .extracting(DrawnChart.Text::text)
                .contains("0:00", "0:05", "0:10", "+3", "\u22123")
                .doesNotContain("0:15");
        // the interval, the way from 0, the line at the score; a segment without an interval has no band
        assertBoxes(chart, RAISES, new double[][] {
            {0.5, 4.5, 1, 2.5}, {0.5, 4.5, 0, 2}, {0.5, 4.5, 2, 2}, {8, 12, 0, 0}, {8, 12, 0, 0}
        });
        assertBoxes(chart, LOWERS, new double[][] {{4.5, 6.5, -3, 3}, {4.5, 6.5, -1.5, 0}, {4.5, 6.5, -1.5, -1.5}});
    }

    /** Clip time lies between the labels of 0:00 and 0:10. */
    private static void assertBoxes(DrawnChart chart, String colour, double[][] expected) {
        double zero = place(chart, "0:00");
        double second = (place(chart, "0:10") - zero) / 10;
        DrawnChart.Scale y = chart.vertical();
        List<DrawnChart.Path> boxes = chart.paths().stream()
                .filter(path -> path.fill().equals(colour) && path.points().size() >= 4)
                .toList();
        assertThat(boxes).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            Point low = boxes.get(i).low();
            Point high = boxes.get(i).high();
            assertThat((low.x() - zero) / second).isCloseTo(expected[i][0], within(PIXEL));
            assertThat((high.x() + 1 - zero) / second).isCloseTo(expected[i][1], within(PIXEL));
            assertThat(y.value(high.y())).isCloseTo(expected[i][2], within(0.06));
            assertThat(y.value(low.y())).isCloseTo(expected[i][3], within(0.06));
        }
    }

    private static double place(DrawnChart chart, String label) {
        return chart.texts().stream()
                .filter(text -> text.text().equals(label))
                .min(Comparator.comparingDouble(DrawnChart.Text::x))
                .orElseThrow()
                .x();
    }

    @Test
    void segments_sayWhatWasSaidAndFound() throws IOException {
        open();

        assertThat(text("#s1"))
                .contains("0:00.5–0:04.5", "Ann", "What a lovely day.", "+2.00", "positive")
                .contains("voice in 84 % of the time", "face 1 in every picture");
        assertThat(text("#s2"))
                .contains("<b>Ben</b>", "It went </script><script>alert(1)</script> wrong.", "no face")
                .contains("Joined from 2 parts of one sentence.", "−1.50");
        assertThat(text("#s3")).contains("No words are known.", "face 1 in 15 of 20 pictures", "0.00 neutral");
        assertThat(text(".figures")).contains("+0.50", "0:10.0 in 3 segments", "40 %", "20 %");
        assertThat(texts("#numbers tbody tr")).hasSize(3);
        assertThat(texts("#numbers tbody tr").get(1))
                .startsWith("0:04.5–0:06.5")
                .contains("−1.500", "−3.00 … +3.00", "50 %", "language + audio");
        assertThat(text("#made"))
                .contains("0:12.4", "its transcript", "face:1.0.0, voice:1.0.0", "the recording itself")
                .contains("For 1 of 3 the interval is all of the scale");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void segment_pointedAt_tellsItsWords() throws IOException {
        open();
        DrawnChart.in(browser, "#overview", "clip-timeline");
        WebElement chart = browser.driver().findElement(By.cssSelector("[data-chart=clip-timeline]"));
        int x = (int) Math.round(0.28 * chart.getSize().width - chart.getSize().width / 2.0);
        int y = (int) Math.round(0.3 * chart.getSize().height - chart.getSize().height / 2.0);
        new Actions(browser.driver()).moveToElement(chart, x, y).perform();

        String tip = browser.await(driver -> driver.findElements(By.cssSelector("#overview .tip")).stream()
                .findFirst()
                .map(WebElement::getText)
                .orElse(null));
        assertThat(tip).contains("0:00.5–0:04.5, Ann", "trimodal-almt", "+2.00", "What a lovely day.");
    }

    @Test
    void utterances_areShownWithoutTimes() throws IOException {
        ((ObjectNode) answer).remove("clip");
        for (JsonNode prediction : answer.path("predictions")) {
            ((ObjectNode) prediction)
                    .remove(List.of(
                            "start",
                            "end",
                            "text",
                            "speaker",
                            "voiced_share",
                            "face",
                            "frames",
                            "frames_without_face"));
        }
        ((ObjectNode) answer.at("/predictions/1")).put("id", "<i>second</i>");
        open();
        DrawnChart chart = DrawnChart.in(browser, "#overview", "scores");

        assertThat(chart.texts())
                .extracting(DrawnChart.Text::text)
                .contains("utterance 1", "<i>second</i>", "utterance 3", "+3");
        assertThat(text(".note")).isEqualTo("<i>second</i>: Joined from 2 parts of one sentence.");
        assertThat(texts("#numbers tbody tr").get(1)).startsWith("<i>second</i> −1.500 negative");
        assertThat(browser.driver().findElements(By.cssSelector("#segments, [data-chart=clip-timeline]")))
                .isEmpty();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void longRecording_isDrawnWhole() throws IOException {
        ObjectNode first = (ObjectNode) answer.at("/predictions/0");
        ((ObjectNode) answer.path("clip")).put("seconds", 1800);
        for (int i = 3; i < 300; i++) {
            ((ArrayNode) answer.path("predictions"))
                    .add(first.deepCopy().put("id", "" + i).put("start", i * 6).put("end", i * 6 + 5.5));
        }
        open();
        DrawnChart chart = DrawnChart.in(browser, "#overview", "clip-timeline");

        assertThat(chart.texts()).extracting(DrawnChart.Text::text).contains("0:00", "30:00");
        assertThat(texts(".segment")).hasSize(300);
        assertThat(browser.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
    void page_complainsOfNothingAsksForNothingAndFits(int width, String colours) throws IOException {
        browser.resize(width, 844);
        browser.prefer(colours);
        URI page = open();
        for (WebElement chart : browser.driver().findElements(By.cssSelector("[data-chart]"))) {
            browser.script("arguments[0].scrollIntoView()", chart);
            browser.await(_ -> chart.getDomAttribute("data-drawn"));
        }

        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo((long) width);
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.requests()).containsExactly(page);
    }
}
