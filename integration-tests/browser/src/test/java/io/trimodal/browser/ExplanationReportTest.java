package io.trimodal.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * The report of explanations in a real browser: what it shades and tells is what its JSON says, and it complains of
 * nothing.
 */
class ExplanationReportTest extends OpenedExplanation {
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
                URL.createObjectURL = blob => {
                  blob.text().then(text => window.saved = text);
                  return make.call(URL, blob);
                };""");
        browser.driver().findElement(By.cssSelector("#u1 .save")).click();
        String saved = (String) browser.await(_ -> browser.script("return window.saved"));

        assertThat(saved)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("nothing given", RAISES);
        assertThat(browser.script("return window.savedAs")).isEqualTo("modalities.svg");
        assertThat(browser.problems()).isEmpty();
    }

    private static String sign(double value, int decimals) {
        String text = ("%." + decimals + "f").formatted(Math.abs(value));
        return Double.parseDouble(text) == 0 ? text : (value < 0 ? "\u2212" : "+") + text;
    }
}
