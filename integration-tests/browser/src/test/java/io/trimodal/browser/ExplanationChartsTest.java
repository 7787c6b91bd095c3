package io.trimodal.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.browser.DrawnChart.Path;
import io.trimodal.browser.DrawnChart.Point;
import io.trimodal.browser.DrawnChart.Scale;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** The charts in the report of explanations, read back from what the browser drew: they show what the JSON says. */
class ExplanationChartsTest extends OpenedExplanation {
    private static final String AXIS = "#8b94a0";
    private static final List<String> METHODS = List.of("integrated-gradients", "occlusion", "attention");
    private static final List<String> METHOD_COLOURS = List.of("#6a1fc4", "#6b1d10", "#b0578c");

    /** Half a pixel on the smallest axis that is read, of about 4 score units. */
    private static final double PIXEL = 0.02;

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
}
