package io.trimodal.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.report.Report;
import io.trimodal.report.ReportKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.By;

/** A report made from a stored or a changed answer, opened from a file as a person who got it by mail would. */
final class OpenedReport {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private OpenedReport() {}

    /**
     * A stored answer of the default models: a robustness check of three sentences with simulated voices and faces, explanations of three
     * (one as text alone; rounded, and without the gradients of single dimensions), and the evaluation on SST-5's test split.
     */
    static JsonNode answer(String file) {
        try (InputStream in = OpenedReport.class.getResourceAsStream("/reports/" + file)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the report and waits until it has put itself together. */
    static URI open(Browser browser, Path folder, ReportKind kind, JsonNode answer) throws IOException {
        return open(browser, folder, Report.render(kind, MAPPER.writeValueAsBytes(answer)));
    }

    static URI open(Browser browser, Path folder, byte[] page) throws IOException {
        URI file = Files.write(Files.createTempFile(folder, "report", ".html"), page)
                .toUri();
        browser.open(file);
        browser.await(driver ->
                driver.findElements(By.cssSelector("main > :not(noscript)")).size() > 0 ? true : null);
        return file;
    }
}
