package io.trimodal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trimodal.report.ReportKind;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * The report of a roll-out's gate in a real browser: a small model with noise upon its weights against the one without.
 */
class GateReportTest extends OpenedReport {
    GateReportTest() {
        super(ReportKind.GATE, "gate.json");
    }

    @Test
    void aRefusal_saysWhichFiguresFellAndHowFar() throws IOException {
        URI page = open();

        assertThat(browser.driver().getTitle()).isEqualTo("small 2.0.0 against 1.0.0: refused · Trimodal");
        assertThat(text("#verdict")).startsWith("Refused. 5 of 6 figures fell by more than is tolerated");
        assertThat(rows())
                .hasSize(7)
                .contains(
                        "MAE ↓ complete input 0.0000 1.0436 +1.0436 0.0200 falls too far",
                        "Acc-2, without neutral ↑ area under the curve 0.9699 0.9792 −0.0093 0.0100 holds");
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.requests()).containsExactly(page);
    }

    @Test
    void bothVersions_haveACurve() throws IOException {
        open();
        DrawnChart chart = DrawnChart.in(browser, "#curves", "metric-MAE");

        assertThat(chart.curves("#1f2d3d").getFirst()).hasSize(10);
        assertThat(chart.curves("#0e6e45").getFirst()).hasSize(10);
        assertThat(text(".toggles")).contains("live 1.0.0", "candidate 2.0.0");
    }

    @Test
    void aPass_saysSo() throws IOException {
        ObjectNode gate = (ObjectNode) answer.path("gate");
        gate.put("verdict", "passed");
        gate.path("criteria").forEach(criterion -> ((ObjectNode) criterion).put("passed", true));
        open();

        assertThat(text("#verdict")).startsWith("Passed. None of 6 figures fell by more than is tolerated");
        assertThat(rows()).noneMatch(row -> row.contains("falls too far"));
    }

    private List<String> rows() {
        return browser.driver().findElements(By.cssSelector("#criteria tr")).stream()
                .map(row -> row.getText().replace('\n', ' '))
                .toList();
    }

    private String text(String selector) {
        return browser.driver().findElement(By.cssSelector(selector)).getText().replace('\n', ' ');
    }
}
