package io.trimodal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the browser hears what it is meant to hear: a test that asserts silence is worth nothing without. */
class BrowserTest {
    @TempDir
    private Path folder;

    @Test
    void exceptionsErrorsAndRequests_areHeard() throws IOException {
        URI page = Files.writeString(
                        folder.resolve("page.html"),
                        "<!DOCTYPE html><title>t</title><img src='missing.png'><script>console.error('said');"
                                + "fetch('http://elsewhere.test/data').catch(() => {}); throw new"
                                + " Error('thrown')</script>")
                .toUri();
        try (Browser browser = Browser.startOrSkip()) {
            browser.open(page);
            browser.await(_ -> browser.requests().size() >= 3 ? true : null);

            assertThat(browser.requests())
                    .contains(page, page.resolve("missing.png"), URI.create("http://elsewhere.test/data"));
            assertThat(String.join("\n", browser.problems())).contains("said", "thrown", "missing.png");
        }
    }
}
