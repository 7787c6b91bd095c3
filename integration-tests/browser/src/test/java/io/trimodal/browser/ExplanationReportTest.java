package io.trimodal.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.browser.DrawnChart.Path;
import io.trimodal.browser.DrawnChart.Point;
import io.trimodal.browser.DrawnChart.Scale;
import io.trimodal.report.ReportKind;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The report of explanations in a real browser: what it shades and draws is what its JSON says, and it complains of nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplanationReportTest {
    private static final String RAISES = "#0072b2";
    private static final String LOWERS = "#c65300";
    private static final String AXIS = "#8b94a0";
    private static final List<String> METHODS = List.of("integrated-gradients", "occlusion", "attention");
    private static final List<String> METHOD_COLOURS = List.of("#007d5b", "#9a6700", "#b0578c");

    /** Half a pixel on the smallest axis that is read, of about 4 score units. */
    private static final double PIXEL = 0.02;

    @TempDir
    private java.nio.file.Path folder;

    private Browser browser;
    private JsonNode answer;

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

    @Test
    void words_areShadedByEachMethodInTurn() throws IOException {
        open();
        for (int u = 0; u < 3; u++) {
            assertShaded(u, "integrated-gradients", values(u, "integrated_gradients", "language"));
            press(u, "Occlusion");
            assertShaded(u, "occlusion", values(u, "occlusion", "language"));
            press(u, "Attention");
            assertShaded(u, "attention", numbers(explanation(u).at("/attention/rollout/language")));
            assertThat(text("#u" + (u + 1) + " .word-says")).contains("attention, not attribution");
        }
    }

    /** Shade, line and number of each word, none of which needs a pointer. */
    private void assertShaded(int u, String method, double[] values) {
        boolean signed = !method.equals("attention");
        double most = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        List<WebElement> words = browser.driver().findElements(By.cssSelector("#u" + (u + 1) + " .word"));
        assertThat(words).hasSize(values.length);
        for (int i = 0; i < values.length; i++) {
            WebElement word = words.get(i);
            String label = explanation(u).at("/units/language/" + i + "/label").textValue();
            String number = signed ? sign(values[i], 2) : "%.1f\u00a0%%".formatted(100 * values[i]);
            assertThat(word.findElement(By.className("word-text")).getText()).isEqualTo(label);
            assertThat(word.findElement(By.className("word-value")).getText())
                    .as(label)
                    .isEqualTo(number.replace('\u00a0', ' '));
            String[] colour = ((String) browser.script("return getComputedStyle(arguments[0]).backgroundColor", word))
                    .split("[ ()/]+");
            assertThat(Double.parseDouble(colour[5])).isCloseTo(0.52 * Math.abs(values[i]) / most, within(0.005));
            if (signed) {
                boolean blue = Double.parseDouble(colour[4]) > Double.parseDouble(colour[2]);
                assertThat(blue).isEqualTo(values[i] >= 0);
            }
            assertThat(browser.script("return getComputedStyle(arguments[0]).borderBottomStyle", word))
                    .isEqualTo(signed ? values[i] < 0 ? "double" : "solid" : "dotted");
        }
    }

    @Test
    void word_tellsAllItsValuesWhenPointedAtOrFocused() throws IOException {
        open();
        assertThat(text("#u1 .word-detail"))
                .as("the most important one, before anybody points")
                .startsWith("beautifully")
                .contains("Integrated gradients +0.87 (1st)", "Attention 10.5 % (1st)");
        new Actions(browser.driver())
                .moveToElement(browser.driver().findElement(By.cssSelector("#u1 .word:nth-child(4)")))
                .perform();
        assertThat(text("#u1 .word-detail")).startsWith("funny").contains("+0.29 (2nd)");
        browser.script("document.querySelector('#u1 .word:nth-child(2)').focus()");
        assertThat(text("#u1 .word-detail")).startsWith("moving");
    }

    @Test
    void modalities_leadFromNothingToTheScore() throws IOException {
        open();
        for (int u = 0; u < 2; u++) {
            DrawnChart chart = DrawnChart.in(browser, "#u" + (u + 1), "modalities");
            Scale score = chart.horizontal();
            JsonNode shapley = explanation(u).path("shapley");
            double at = shapley.path("none").doubleValue();
            List<Path> bars = chart.paths().stream()
                    .filter(path -> List.of(RAISES, LOWERS).contains(path.fill()))
                    .toList();
            assertThat(bars).hasSize(3);
            for (int m = 0; m < 3; m++) {
                double value = shapley.path("values")
                        .path(List.of("language", "audio", "vision").get(m))
                        .doubleValue();
                Path bar = bars.get(m);
                assertThat(bar.fill()).isEqualTo(value < 0 ? LOWERS : RAISES);
                assertThat(score.value(bar.low().x())).isCloseTo(Math.min(at, at + value), within(PIXEL));
                assertThat(score.value(bar.high().x())).isCloseTo(Math.max(at, at + value), within(PIXEL));
                at += value;
            }
            assertThat(at).isCloseTo(shapley.path("all").doubleValue(), within(1e-5));
        }
        assertThat(text("#u1 .equation").replace('\n', ' '))
                .isEqualTo("+0.12 nothing + 2.43 language + 0.83 audio − 0.80 vision = +2.57 the utterance");
        assertThat(DrawnChart.in(browser, "#u1", "interactions").texts())
                .extracting(DrawnChart.Text::text)
                .contains("language + audio", "−0.98", "+0.77", "+0.09");
    }

    @ParameterizedTest
    @CsvSource({"audio, integrated-gradients", "audio, occlusion", "vision, integrated-gradients", "vision, attention"})
    void timeline_showsEachFrameAndMarksTheMostImportant(String modality, String method) throws IOException {
        open();
        boolean signed = !method.equals("attention");
        double[] values = signed
                ? values(0, method.replace('-', '_'), modality)
                : numbers(explanation(0).at("/attention/rollout/" + modality));
        DrawnChart chart = DrawnChart.in(browser, "#u1", "timeline-" + modality + "-" + method);
        Scale axis = chart.vertical();
        double most = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        List<Path> bars = chart.paths().stream()
                .filter(path ->
                        List.of(RAISES, LOWERS, METHOD_COLOURS.getLast()).contains(path.fill())
                                && path.stroke().isEmpty())
                .toList();
        assertThat(bars).hasSize(values.length);
        for (int i = 0; i < values.length; i++) {
            double low = axis.value(bars.get(i).high().y());
            double high = axis.value(bars.get(i).low().y());
            double shown = (Math.abs(low) > Math.abs(high) ? low : high) / (signed ? 1 : 100);
            assertThat(shown).as("frame " + i).isCloseTo(values[i], within(0.03 * most));
            if (signed && values[i] != 0) {
                assertThat(bars.get(i).fill()).isEqualTo(values[i] < 0 ? LOWERS : RAISES);
            }
        }
        List<String> marks = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(Math.abs(values[b]), Math.abs(values[a])))
                .limit(3)
                .map(i -> "#" + i)
                .toList();
        assertThat(chart.texts()).extracting(DrawnChart.Text::text).contains(marks.getFirst());
        assertThat(marks)
                .containsAll(chart.texts().stream()
                        .map(DrawnChart.Text::text)
                        .filter(text -> text.startsWith("#"))
                        .toList());
    }

    @Test
    void occlusionsTimeline_showsItsWindowsAsWideAsTheyAre() throws IOException {
        open();
        DrawnChart chart = DrawnChart.in(browser, "#u1", "timeline-audio-occlusion");
        List<Path> windows =
                chart.paths().stream().filter(path -> path.fill().equals(AXIS)).toList();
        double first = chart.texts().stream()
                .filter(text -> text.text().equals("0"))
                .findFirst()
                .orElseThrow()
                .x();
        double frame = (chart.texts().stream()
                                .filter(text -> text.text().equals("24"))
                                .findFirst()
                                .orElseThrow()
                                .x()
                        - first)
                / 24;

        assertThat(windows).hasSize(3);
        assertThat(windows)
                .allSatisfy(window ->
                        assertThat(window.high().x() - window.low().x()).isCloseTo(2 * frame, within(1.0)));
        assertThat((windows.getFirst().low().x() - first) / frame).isCloseTo(10.5, within(0.1));
        assertThat(text("#u1")).contains("Windows of 2 frames, one frame apart; shaded: 11–12 (+0.40)");
    }

    @Test
    void heatMaps_areAsDarkAsTheirWeights() throws IOException {
        open();
        assertHeat(-1);
        browser.driver()
                .findElement(By.cssSelector("#u1 .maps-card select option[value='2']"))
                .click();
        assertHeat(2);
    }

    /** @param head negative for the mean */
    private void assertHeat(int head) {
        JsonNode attention = explanation(0).path("attention");
        double most = 0;
        for (String name : List.of("alpha", "beta")) {
            for (JsonNode layer : attention.path(name)) {
                most = Math.max(most, Arrays.stream(weights(layer, head)).max().orElseThrow());
            }
        }
        assertThat(text("#u1 .ramp")).endsWith("%.2f".formatted(most));
        for (String name : List.of("alpha", "beta")) {
            for (int layer = 0; layer < 3; layer++) {
                double[] expected = weights(attention.path(name).get(layer), head);
                List<String> fills = DrawnChart.in(browser, "#u1", name + "-" + (layer + 1)).paths().stream()
                        .filter(path -> path.stroke().isEmpty() && path.fill().startsWith("#"))
                        .sorted((a, b) -> a.low().y() == b.low().y()
                                ? Double.compare(a.low().x(), b.low().x())
                                : Double.compare(a.low().y(), b.low().y()))
                        .map(Path::fill)
                        .toList();
                assertThat(fills).hasSize(64);
                for (int i = 0; i < 64; i++) {
                    // Green runs from 242 (no weight) to 87 (the largest).
                    int green = Integer.parseInt(fills.get(i).substring(3, 5), 16);
                    assertThat((242.0 - green) / (242 - 87)).isCloseTo(expected[i] / most, within(0.005));
                }
            }
        }
    }

    private static double[] weights(JsonNode layer, int head) {
        double[] weights = new double[64];
        int heads = head < 0 ? layer.size() : 1;
        for (int h = 0; h < heads; h++) {
            JsonNode map = layer.get(head < 0 ? h : head);
            for (int i = 0; i < 64; i++) {
                weights[i] += map.get(i / 8).get(i % 8).doubleValue() / heads;
            }
        }
        return weights;
    }

    @Test
    void faithfulnessCurves_areThoseOfTheReceipts_ofAllUnitsAndOfOneModality() throws IOException {
        open();
        assertCurves(0, 0);
        press(0, "Vision");
        assertCurves(0, 3);
        assertCurves(2, 0);
        assertThat(text("#u1 .faithfulness table"))
                .contains("Areas under the curves, vision")
                .contains("%.3f"
                        .formatted(explanation(0)
                                .at("/receipts/attention/3/insertion")
                                .doubleValue()));
    }

    private void assertCurves(int u, int set) {
        for (String kind : List.of("deletion", "insertion")) {
            DrawnChart chart = DrawnChart.in(browser, "#u" + (u + 1), kind);
            for (int m = 0; m < 3; m++) {
                JsonNode receipt = explanation(u).at("/receipts/" + METHODS.get(m) + "/" + set);
                assertSame(
                        chart.curves(METHOD_COLOURS.get(m)).getFirst(),
                        numbers(receipt.path("shares")),
                        numbers(receipt.path(kind + "_scores")));
            }
            JsonNode receipt = explanation(u).at("/receipts/occlusion/" + set);
            double[] high = numbers(receipt.path("random_scores"));
            double[] spread = numbers(receipt.path("random_deviations"));
            for (int i = 0; i < high.length; i++) {
                high[i] += spread[i];
            }
            if (kind.equals("insertion")) {
                high = reversed(high);
            }
            List<Point> band = chart.areas(AXIS).getFirst();
            assertSame(band.subList(0, high.length), numbers(receipt.path("shares")), high);
        }
    }

    private static double[] reversed(double[] values) {
        return IntStream.rangeClosed(1, values.length)
                .mapToDouble(i -> values[values.length - i])
                .toArray();
    }

    private static void assertSame(List<Point> drawn, double[] shares, double[] scores) {
        assertThat(drawn).hasSize(scores.length);
        for (int i = 0; i < scores.length; i++) {
            assertThat(drawn.get(i).x()).isCloseTo(100 * shares[i], within(0.3));
            assertThat(drawn.get(i).y()).isCloseTo(scores[i], within(PIXEL));
        }
    }

    @Test
    void sums_correlationsAndSignals_areTold() throws IOException {
        open();
        assertThat(text("#u1"))
                .contains("+2.57", "positive", "from +0.98 to +3.00 (the frame) with 90 % probability")
                .contains("Language moves it most: +2.43, 60 % of all movement.", "Completeness\n0.994")
                .contains("“beautifully” (+0.87)")
                .contains("residual −0.0137 (0.56 %) with 17 points. Within 1 %.")
                .contains("language −0.22, audio +0.47, vision +0.41");
        assertThat(text("#u3")).contains("Audio and vision were not given", "−1.67");
        assertThat(browser.driver().findElements(By.cssSelector("#u3 [data-chart^=timeline]")))
                .isEmpty();
        assertThat(text("#overview")).contains("film-review +2.57 +2.43 +0.83 −0.80", "text-only");
        assertThat(text("#made")).contains(answer.at("/model/digest").textValue(), "10 seeded random orders");
    }

    @Test
    void tables_holdTheNumbers() throws IOException {
        open();
        browser.driver()
                .findElement(By.cssSelector("#u1 > details:last-child > summary"))
                .click();
        String tables = text("#u1 > details:last-child");

        assertThat(tables)
                .contains("beautifully +0.8688", "Audio: every frame", "language + audio + vision +2.5746")
                .contains("Faithfulness of occlusion, all together", "Beta, layer 3, mean of the heads");
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
    void page_complainsOfNothingAsksForNothingAndFits(int width, String colours) throws IOException {
        browser.resize(width, 844);
        browser.prefer(colours);
        URI page = open();
        browser.script("document.querySelectorAll('section details').forEach(one => one.open = true)");
        for (WebElement chart : browser.driver().findElements(By.cssSelector("[data-chart]"))) {
            browser.script("arguments[0].scrollIntoView()", chart);
            browser.await(_ -> chart.getDomAttribute("data-drawn"));
        }

        assertThat(browser.driver().findElements(By.cssSelector("[data-chart^=frames]")))
                .hasSize(7);
        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo((long) width);
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.requests()).containsExactly(page);
    }

    @Test
    void chart_isSavedAsAnSvgOfItsOwn() throws IOException {
        open();
        DrawnChart.in(browser, "#u1", "modalities");
        browser.script("""
                const make = URL.createObjectURL;
                HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download };
                URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return make.call(URL, blob) };""");
        browser.driver().findElement(By.cssSelector("#u1 .save")).click();
        String saved = (String) browser.await(_ -> browser.script("return window.saved"));

        assertThat(saved)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("nothing given", RAISES);
        assertThat(browser.script("return window.savedAs")).isEqualTo("modalities.svg");
        assertThat(browser.problems()).isEmpty();
    }

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

    private URI open() throws IOException {
        return OpenedReport.open(browser, folder, ReportKind.EXPLANATION, answer);
    }

    private void press(int u, String name) {
        WebElement button = browser.driver().findElements(By.cssSelector("#u" + (u + 1) + " .switch-button")).stream()
                .filter(one -> one.getText().equals(name))
                .findFirst()
                .orElseThrow();
        browser.script("arguments[0].scrollIntoView({block: 'center'})", button);
        button.click();
        assertThat(button.getDomAttribute("aria-pressed")).isEqualTo("true");
    }

    private String text(String selector) {
        return browser.driver().findElement(By.cssSelector(selector)).getText().replace('\u00a0', ' ');
    }

    private JsonNode explanation(int utterance) {
        return answer.path("explanations").get(utterance);
    }

    private double[] values(int utterance, String method, String modality) {
        return numbers(explanation(utterance).path(method).path("values").path(modality));
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    private static String sign(double value, int decimals) {
        String text = ("%." + decimals + "f").formatted(Math.abs(value));
        return Double.parseDouble(text) == 0 ? text : (value < 0 ? "\u2212" : "+") + text;
    }
}
