package io.trimodal.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.browser.DrawnChart.Point;
import io.trimodal.report.ReportKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** The report of an evaluation in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluationReportTest {
    @TempDir
    private Path folder;

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
        answer = OpenedReport.answer("evaluation.json");
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mult_acc_7", "Non0_F1_score", "MAE"})
    void chart_showsTheMetricAtEachRate(String key) throws IOException {
        open();
        List<Point> curve = DrawnChart.in(browser, "#curves", "metric-" + key)
                .curves("#0072b2")
                .getFirst();

        assertThat(curve).hasSize(10);
        double factor = key.equals("MAE") ? 1 : 100;
        for (int r = 0; r < 10; r++) {
            double value = answer.at("/rates/" + r + "/metrics/" + key).doubleValue();
            assertThat(curve.get(r).x()).isCloseTo(r / 10.0, within(0.005));
            assertThat(curve.get(r).y()).isCloseTo(factor * value, within(factor * 0.01));
        }
    }

    @Test
    void table_isShapedAsThePapersTables() throws IOException {
        URI page = open();
        List<String> rows = browser.driver().findElements(By.cssSelector("#table tr")).stream()
                .map(row -> row.getText())
                .toList();

        assertThat(rows.getFirst()).isEqualTo("Missing rate Acc-7 ↑ Acc-5 ↑ Acc-2 ↑ F1 ↑ MAE ↓ Corr ↑");
        assertThat(rows.get(1)).isEqualTo("0 66.67 66.67 100.00 / 100.00 100.00 / 100.00 0.350 0.985");
        assertThat(rows.get(10)).as("an undefined correlation").endsWith("1.532 –");
        assertThat(rows.get(11)).startsWith("Mean of all rates 39.00 56.22 92.22 / 92.22");
        assertThat(browser.driver().getTitle()).isEqualTo("trimodal-lnln on three-utterances.jsonl · Trimodal");
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.requests()).containsExactly(page);
    }

    private URI open() throws IOException {
        return OpenedReport.open(browser, folder, ReportKind.EVALUATION, answer);
    }
}
