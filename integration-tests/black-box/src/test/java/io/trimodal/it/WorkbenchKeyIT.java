package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.browser.Browser;
import io.trimodal.support.Trial;
import io.trimodal.usage.Caller;
import io.trimodal.usage.key.KeyFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page, its commands and Swagger UI where an API key is asked for. */
class WorkbenchKeyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static String key;
    private static Workbench workbench;

    @TempDir
    private static Path folder;

    private Browser browser;
    private WorkbenchPage page;

    @BeforeAll
    static void start() throws Exception {
        Path keys = folder.resolve("keys.json");
        key = new KeyFile(keys).create(new Caller("acme"), OptionalLong.empty()).text();
        workbench = Workbench.start("-Dtrimodal.keys.file=" + keys);
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
    void aKey_isAskedForSentAndKeptInTheTab_andNeverShown() {
        page.type("A wonderful, heartfelt film.");
        page.score();
        assertThat(page.text("#key-error")).contains("asks for an API key");
        assertThat(page.text("#score-answer")).contains("API key missing");

        page.one("#key").sendKeys("tri_wrong", Keys.ENTER);
        browser.await(_ -> page.text("#key-error").contains("unknown or revoked") ? true : null);
        page.awaitEnd();

        page.one("#key").clear();
        page.one("#key").sendKeys(key, Keys.ENTER);
        browser.await(_ -> page.all(".scored").size() == 1 ? true : null);
        page.awaitEnd();
        assertThat(page.scores().getFirst()).isPositive();
        assertThat(page.all(".explained")).hasSize(1);
        assertThat(page.all(".holds")).hasSize(1);
        assertThat(page.text("#explanation-answer .article-head button")).startsWith("Save report");

        for (String panel : new String[] {"score-answer", "explanation-answer", "robustness-answer"}) {
            assertThat(page.commands(panel))
                    .allSatisfy(command -> assertThat(command)
                            .contains("-H \"X-Api-Key: $KEY\"")
                            .doesNotContain(key));
        }
        assertThat(run(page.commands("score-answer").getFirst())).contains("\"score\"");
        assertThat(browser.requests()).extracting(URI::toString).noneMatch(address -> address.contains(key));
        assertThat(browser.script("return localStorage.length + document.cookie.length"))
                .isEqualTo(0L);

        page = WorkbenchPage.open(browser, workbench.uri("/"));
        assertThat(page.one("#key").getDomProperty("value")).isEqualTo(key);
        page.type("A wonderful, heartfelt film.");
        page.score();
        assertThat(page.scores()).hasSize(1);
    }

    @Test
    void swaggerUi_offersToAuthorize() {
        browser.open(workbench.uri("/q/swagger-ui/"));
        browser.await(_ -> page.all("button.authorize").isEmpty() ? null : true);
        page.press("button.authorize");
        browser.await(_ -> page.all(".auth-container input").isEmpty() ? null : true);

        assertThat(page.text(".auth-container")).contains("X-Api-Key", "Your API key");
        page.one(".auth-container input").sendKeys(key);
        page.press(".auth-container button[type=submit]");
        browser.await(_ -> page.text(".auth-container").contains("Authorized") ? true : null);
    }

    private static String run(String command) {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command);
        shell.environment().put("KEY", key);
        return Trial.run(shell, PATIENCE).output();
    }
}
