package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.browser.Browser;
import io.trimodal.modeling.simulate.SimulatedFace;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of OpenFace on the workbench's page, and the reports that open from there. */
class WorkbenchFaceIT {
    private static final int FRAMES = 120;
    private static final int FRAMES_PER_SECOND = 30;

    private static Workbench workbench;

    private Browser browser;
    private WorkbenchPage page;

    @BeforeAll
    static void start() throws Exception {
        workbench = Workbench.start();
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    @BeforeEach
    void open() {
        page = WorkbenchPage.openOrSkip(workbench);
        browser = page.browser();
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.close();
        }
    }

    @Test
    void aFaceThatIsDropped_isScoredAndExplained_andItsReportsOpen() {
        page.drop("clip.csv", csv());
        page.type("It was a lovely evening.");
        page.score();

        assertThat(page.scores()).hasSize(1);
        assertThat(page.text(".scored")).contains("no face was tracked");
        assertThat(page.all(".timeline")).hasSize(1);
        assertThat(page.text("#score-answer .command")).contains("clip.csv");

        String explanation = openReport("#explanation-answer");
        assertThat(explanation).contains("lovely", "trimodal-almt");
        String robustness = openReport("#robustness-answer");
        assertThat(robustness).contains("trimodal-almt", "missing");
        assertThat(browser.problems()).isEmpty();
    }

    /** Presses the button of a panel. @return what there is to read in the tab that opens, which is closed again */
    private String openReport(String panel) {
        var tabs = browser.driver().switchTo();
        String workbenchTab = browser.driver().getWindowHandle();
        Set<String> before = browser.driver().getWindowHandles();
        browser.script("document.querySelector(arguments[0]).scrollIntoView()", panel);
        page.all(panel + " button").stream()
                .filter(button -> button.getText().startsWith("Open as report"))
                .findFirst()
                .orElseThrow()
                .click();
        String report = browser.await(driver -> driver.getWindowHandles().stream()
                .filter(tab -> !before.contains(tab))
                .findFirst()
                .orElse(null));
        tabs.window(report);
        browser.await(_ -> browser.script("return document.querySelector('[data-chart][data-drawn]') !== null"));
        String text = (String) browser.script("return document.title + document.body.innerText");
        assertThat((Long)
                        browser.script("return document.querySelectorAll('[data-chart][data-drawn] svg path').length"))
                .isGreaterThan(3);
        browser.driver().close();
        tabs.window(workbenchTab);
        return text;
    }

    /** As FeatureExtraction writes, with its spaces after the commas; for a second nobody was seen. */
    private static String csv() {
        StringBuilder csv = new StringBuilder("frame, face_id, timestamp, confidence, success");
        SimulatedFace.names()
                .forEach(name -> csv.append(", ")
                        .append(name.startsWith("au") ? "AU" + name.substring(2) : name.replace("_r", "_R")));
        csv.append('\n');
        for (int i = 0; i < FRAMES; i++) {
            boolean failed = i >= FRAMES_PER_SECOND && i < 2 * FRAMES_PER_SECOND;
            csv.append(String.format(
                    Locale.ROOT,
                    "%d, 0, %.3f, %s",
                    i + 1,
                    i / (double) FRAMES_PER_SECOND,
                    failed ? "0.1, 0" : "0.98, 1"));
            for (int k = 0; k < SimulatedFace.names().size(); k++) {
                csv.append(String.format(Locale.ROOT, ", %.2f", failed ? 0 : (i * 7 + k * 3) % 11 / 10.0));
            }
            csv.append('\n');
        }
        return csv.toString();
    }
}
