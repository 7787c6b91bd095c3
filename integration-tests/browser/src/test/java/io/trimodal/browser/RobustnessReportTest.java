package io.trimodal.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.browser.DrawnChart.Point;
import io.trimodal.report.Report;
import io.trimodal.report.ReportKind;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * The report of a robustness check in a real browser: what it draws is what its JSON says, and it complains of nothing.
 */
class RobustnessReportTest extends OpenedReport {
    private static final String INK = "#1f2d3d";
    private static final String GREEN = "#0e6e45";

    /** Half a pixel on the smallest axis that is read. */
    private static final double PIXEL = 0.02;

    RobustnessReportTest() {
        super(ReportKind.ROBUSTNESS_CHECK, "robustness-check.json");
    }

    @Test
    void scoreChart_showsMeanAndBandsOfEachModelAtEachRate() throws IOException {
        open();
        for (int u = 0; u < 3; u++) {
            DrawnChart chart = DrawnChart.in(browser, "#u" + (u + 1), "score");

            assertThat(chart.vertical().lowest()).isEqualTo(-3);
            assertThat(chart.vertical().highest()).isEqualTo(3);
            assertThat(chart.texts())
                    .extracting(DrawnChart.Text::text)
                    .contains("0", "0.1", "0.5", "0.9", "missing rate", "↑ positive", "↓ negative");
            for (int m = 0; m < 2; m++) {
                String colour = m == 0 ? INK : GREEN;
                JsonNode rates = utterance(m, u).path("rates");
                assertSame(chart.curves(colour).getFirst(), points(rates, "mean", 1));
                List<List<Point>> bands = chart.areas(colour);
                assertSame(bands.getFirst(), around(points(rates, "maximum", 1), points(rates, "minimum", 1)));
                assertSame(bands.get(1), around(spread(rates, 1), spread(rates, -1)));
            }
        }
    }

    @Test
    void otherCharts_showSignChangesCompletenessAndCoalitions() throws IOException {
        open();
        DrawnChart changes = DrawnChart.in(browser, "#u2", "sign-changes");
        DrawnChart completeness = DrawnChart.in(browser, "#u2", "completeness");
        DrawnChart coalitions = DrawnChart.in(browser, "#u2", "coalitions");

        assertThat(changes.vertical().highest()).isEqualTo(100);
        assertSame(changes.curves(INK).getFirst(), points(utterance(0, 1).path("rates"), "sign_changed", 100));
        assertSame(completeness.curves(GREEN).getFirst(), points(utterance(1, 1).path("rates"), "completeness", 1));
        assertThat(completeness.curves(INK)).as("ALMT does not estimate it").isEmpty();
        assertThat(coalitions.texts())
                .extracting(DrawnChart.Text::text)
                .containsSubsequence(
                        "nothing",
                        "language",
                        "audio",
                        "language + audio",
                        "vision",
                        "language + vision",
                        "audio + vision",
                        "all three");
        for (int m = 0; m < 2; m++) {
            List<Double> scores = numbers(utterance(m, 1).path("coalitions"), "score");
            List<Double> bars = coalitions.bars(m == 0 ? INK : GREEN);
            assertThat(bars).hasSize(8);
            for (int i = 0; i < 8; i++) {
                assertThat(bars.get(i)).isCloseTo(scores.get(i), within(PIXEL));
            }
        }
    }

    @Test
    void words_sayWhereTheSignBreaks() throws IOException {
        open();
        assertThat(text("#u1 .verdict:first-child"))
                .contains("trimodal-almt", "+2.29", "positive", "The sign holds in most trials", "Stability", "0.97");
        assertThat(text("#u2 .verdict:first-child"))
                .contains("−1.40", "negative", "The sign holds up to a missing rate of 0.7.", "It breaks at 0.8")
                .contains("Breaking rate\n0.8");
        assertThat(text("#overview")).contains("Where models change places", "trimodal-lnln from 0.4");
        assertThat(text("#made")).contains("lnln", answer.at("/models/1/digest").textValue(), "765 forward passes");
    }

    @Test
    void tables_holdTheNumbers() throws IOException {
        open();
        browser.driver().findElement(By.cssSelector("#u3 details > summary")).click();
        List<String> row = browser
                .await(driver -> driver.findElements(By.cssSelector("#u3 details table:nth-of-type(1) tbody tr")))
                .stream()
                .map(WebElement::getText)
                .toList();

        assertThat(row.getFirst()).startsWith("0 −2.259 0.000 −2.259");
        assertThat(text("#metrics table")).contains("Acc-2 ↑", "66.67 100.00 100.00 / 100.00", "Mean of all rates");
    }

    @Test
    void modelButton_takesItsCurvesAway() throws IOException {
        open();
        DrawnChart.in(browser, "#u1", "score");
        browser.script("scrollTo(0, 0)");
        browser.driver().findElement(By.cssSelector(".toggle")).click();
        DrawnChart chart = DrawnChart.in(browser, "#u1", "score");

        assertThat(chart.curves(INK)).isEmpty();
        assertThat(chart.curves(GREEN)).isNotEmpty();
    }

    @Test
    void tooltip_showsTextAsText() throws IOException {
        String name = "<img src=x onerror='window.hacked=1'>";
        ((ObjectNode) answer.at("/models/0")).put("name", name);
        open();
        DrawnChart.in(browser, "#u1", "score");
        WebElement chart = browser.driver().findElement(By.cssSelector("#u1 [data-chart=score]"));
        new Actions(browser.driver()).moveToElement(chart).perform();

        String tip = browser.await(driver -> driver.findElements(By.cssSelector("#u1 .tip")).stream()
                .findFirst()
                .map(WebElement::getText)
                .orElse(null));
        assertThat(tip).contains("at a missing rate of", name, "sign changed");
        assertThat(browser.script("return window.hacked")).isNull();
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

    @Test
    void hostileTexts_stayTexts() throws IOException {
        String id = "</script><script>window.hacked = 1</script><!-- & \u2028 \u2029 <b>\"'";
        for (JsonNode model : answer.path("models")) {
            ((ObjectNode) model.at("/utterances/0"))
                    .put("id", id)
                    .putArray("notes")
                    .add("<i>note</i>");
        }
        open();

        assertThat(browser.script("return document.querySelector('#u1 h2').textContent"))
                .isEqualTo(id);
        assertThat(text("#u1 .note")).isEqualTo("<i>note</i>");
        assertThat(browser.script("return window.hacked")).isNull();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void policy_stopsScriptsThatAreNotThePagesOwn() throws IOException {
        open();
        browser.script("const s = document.createElement('script'); s.textContent = 'window.hacked = 1';"
                + " document.body.append(s)");

        assertThat(browser.script("return window.hacked")).isNull();
        assertThat(browser.problems()).singleElement().asString().contains("Content Security Policy");
    }

    @Test
    void manyUtterances_areDrawnOnlyWhenNear() throws IOException {
        for (JsonNode model : answer.path("models")) {
            ArrayNode utterances = (ArrayNode) model.path("utterances");
            for (int i = 3; i < 64; i++) {
                utterances.add(((ObjectNode) utterances.get(i % 3).deepCopy()).put("id", "utterance-" + i));
            }
        }
        open();
        int charts =
                browser.driver().findElements(By.cssSelector("[data-chart]")).size();
        int drawn =
                browser.driver().findElements(By.cssSelector("[data-drawn]")).size();

        assertThat(charts).isGreaterThan(250);
        assertThat(drawn).isLessThan(40);
        assertSame(
                DrawnChart.in(browser, "#u64", "score").curves(INK).getFirst(),
                points(utterance(0, 63).path("rates"), "mean", 1));
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void noise_isTold() throws IOException {
        ObjectNode noise = ((ObjectNode) answer.at("/models/0/utterances/0")).putObject("noise");
        noise.putArray("frames").add(3).add(7);
        noise.put("score", 2.29).put("disturbed_score", 1.94).put("score_standard_deviation", 0.12);
        noise.put("attention", 0.21).put("disturbed_attention", 0.08).put("attention_moved", 0.19);
        noise.putArray("alpha").addObject().put("moved", 0.0123);
        noise.putArray("beta");
        open();

        assertThat(text("#u1")).contains("Noise on frames 3 and 7", "+1.94 ± 0.12", "0.0123");
        assertThat(text("#u2")).doesNotContain("Noise");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void oneRateOfOneModelAndUtterance_isShown() throws IOException {
        ObjectNode model = ((ObjectNode) answer.at("/models/1")).without(List.of("metrics"));
        ObjectNode utterance = (ObjectNode) model.at("/utterances/0");
        JsonNode rate = utterance.at("/rates/5");
        utterance.putArray("rates").add(rate);
        ((ObjectNode) answer).putArray("models").add(model);
        ((ObjectNode) answer).putArray("rates").add(0.5);
        ((ObjectNode) answer).putArray("overtakings");
        ((ArrayNode) model.path("utterances")).removeAll().add(utterance);
        open();
        DrawnChart chart = DrawnChart.in(browser, "#u1", "score");

        assertThat(chart.texts()).extracting(DrawnChart.Text::text).contains("0.5", "+3", "−3");
        assertThat(browser.driver().findElements(By.cssSelector("#overview, #metrics, .toggle")))
                .isEmpty();
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void unreadableData_isSaid() throws IOException {
        open(Report.robustnessCheck("{\"models\": [}".getBytes(StandardCharsets.UTF_8)));

        assertThat(text(".failure")).startsWith("This report cannot be shown");
    }

    private String text(String selector) {
        return browser.driver().findElement(By.cssSelector(selector)).getText();
    }

    private JsonNode utterance(int model, int utterance) {
        return answer.path("models").get(model).path("utterances").get(utterance);
    }

    private static List<Double> numbers(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path(field).doubleValue())
                .toList();
    }

    private static List<Point> points(JsonNode rates, String field, double factor) {
        return StreamSupport.stream(rates.spliterator(), false)
                .map(rate -> new Point(
                        rate.path("rate").doubleValue(),
                        factor * rate.path(field).doubleValue()))
                .toList();
    }

    private static List<Point> spread(JsonNode rates, int sign) {
        return StreamSupport.stream(rates.spliterator(), false)
                .map(rate -> new Point(
                        rate.path("rate").doubleValue(),
                        rate.path("mean").doubleValue()
                                + sign * rate.path("standard_deviation").doubleValue()))
                .toList();
    }

    /** The outline of the area between two curves. */
    private static List<Point> around(List<Point> high, List<Point> low) {
        List<Point> back = new ArrayList<>(low);
        Collections.reverse(back);
        return Stream.concat(high.stream(), back.stream()).toList();
    }

    private static void assertSame(List<Point> drawn, List<Point> expected) {
        assertThat(drawn).hasSameSizeAs(expected);
        double tolerance = PIXEL
                * Math.max(
                        1,
                        expected.stream()
                                        .mapToDouble(p -> Math.abs(p.y()))
                                        .max()
                                        .orElse(1)
                                / 3);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(drawn.get(i).x()).isCloseTo(expected.get(i).x(), within(0.002));
            assertThat(drawn.get(i).y()).isCloseTo(expected.get(i).y(), within(tolerance));
        }
    }
}
