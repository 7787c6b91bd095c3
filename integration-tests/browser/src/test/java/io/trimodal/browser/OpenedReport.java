package io.trimodal.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.report.Report;
import io.trimodal.report.ReportKind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/**
 * Tests of a report made from a stored or a changed answer, opened from a file as a person who got it by mail would.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenedReport {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ReportKind kind;
    private final String file;

    @TempDir
    private Path folder;

    Browser browser;

    /** The stored answer, anew for each test, which may change it before it opens the report. */
    JsonNode answer;

    /**
     * @param file a stored answer of the default models: a robustness check of three sentences with simulated voices
     *     and faces, explanations of three (one as text alone; rounded, and without the gradients of single
     *     dimensions), and the evaluation on SST-5's test split; or of a gate, on small models
     */
    OpenedReport(ReportKind kind, String file) {
        this.kind = kind;
        this.file = file;
    }

    @BeforeAll
    void start() {
        browser = Browser.startOrSkip();
    }

    @BeforeEach
    void prepare() throws IOException {
        browser.resize(1280, 900);
        browser.prefer("light");
        try (InputStream in = OpenedReport.class.getResourceAsStream("/reports/" + file)) {
            answer = MAPPER.readTree(in);
        }
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Opens the report of the answer and waits until it has put itself together. */
    final URI open() throws IOException {
        return open(Report.render(kind, MAPPER.writeValueAsBytes(answer)));
    }

    final URI open(byte[] page) throws IOException {
        URI file = Files.write(Files.createTempFile(folder, "report", ".html"), page)
                .toUri();
        browser.open(file);
        browser.await(driver ->
                driver.findElements(By.cssSelector("main > :not(noscript)")).size() > 0 ? true : null);
        return file;
    }
}
