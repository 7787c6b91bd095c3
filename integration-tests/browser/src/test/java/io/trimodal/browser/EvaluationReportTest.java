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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** The report of an evaluation in a real browser. */
class EvaluationReportTest extends OpenedReport {
    EvaluationReportTest() {
        super(ReportKind.EVALUATION, "evaluation.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mult_acc_7", "Non0_F1_score", "MAE"})
    void chart_showsTheMetricOfEachModelAtEachRate(String key) throws IOException {
        open();
        DrawnChart chart = DrawnChart.in(browser, "#curves", "metric-" + key);

        double factor = key.equals("MAE") ? 1 : 100;
        for (int m = 0; m < 2; m++) {
            List<Point> curve =
                    chart.curves(List.of("#1f2d3d", "#0e6e45").get(m)).getFirst();
            assertThat(curve).hasSize(10);
            for (int r = 0; r < 10; r++) {
                double value = metrics(m, r).path(key).doubleValue();
                assertThat(curve.get(r).x()).isCloseTo(r / 10.0, within(0.005));
                assertThat(curve.get(r).y()).isCloseTo(factor * value, within(factor * 0.005));
            }
        }
    }

    @Test
    void table_isShapedAsThePapersTables() throws IOException {
        ((ObjectNode) metrics(1, 9)).putNull("Corr");
        URI page = open();
        List<String> rows = browser.driver().findElements(By.cssSelector("#table tr")).stream()
                .map(row -> row.getText().replace('\n', ' '))
                .toList();

        assertThat(rows.getFirst()).isEqualTo("Missing rate Model Acc-7 ↑ Acc-5 ↑ Acc-2 ↑ F1 ↑ MAE ↓ Corr ↑");
        assertThat(rows.get(1)).isEqualTo("0 trimodal-almt 1.0.0 28.01 47.47 81.72 / 89.95 81.86 / 89.95 0.908 0.808");
        assertThat(rows.get(20)).as("an undefined correlation").endsWith("1.687 –");
        assertThat(rows.get(21)).startsWith("Mean of all rates trimodal-almt 1.0.0 20.09 31.10 69.05 / 74.28");
        assertThat(browser.driver().getTitle()).isEqualTo("trimodal-almt and trimodal-lnln on sst5.csv · Trimodal");
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.requests()).containsExactly(page);
    }

    @Test
    void oneModel_hasLargeFiguresAndNoButtons() throws IOException {
        ((ArrayNode) answer.path("evaluations")).remove(1);
        open();

        assertThat(browser.driver().findElement(By.cssSelector("#average")).getText())
                .contains("Mean of 10 missing rates", "20.09 %", "1.309");
        assertThat(browser.driver().findElements(By.cssSelector(".toggle"))).isEmpty();
        assertThat(browser.driver().findElement(By.cssSelector("#made")).getText())
                .contains("./trimodal evaluate", "labels are scaled from ±2.0 to ±3.0", "22,100 forward passes");
        assertThat(browser.problems()).isEmpty();
    }

    private JsonNode metrics(int model, int rate) {
        return answer.at("/evaluations/" + model + "/rates/" + rate + "/metrics");
    }
}
