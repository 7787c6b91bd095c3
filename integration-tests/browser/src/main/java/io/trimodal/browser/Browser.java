package io.trimodal.browser;

import io.trimodal.support.Tool;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * One tab of a headless Chromium. It hears what a page complains of and what it asks the network for. Not thread-safe.
 */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Selenium warns that it has no typed DevTools of this very version; only commands by name are used here. */
    private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    static {
        DEVTOOLS.setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;
    private final List<String> problems = new ArrayList<>();
    private final List<URI> requests = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts a browser with an empty profile. The calling test is skipped, and says so, where there is no Chromium with
     * its driver (Debian: packages {@code chromium} and {@code chromium-driver}) or they do not start.
     */
    public static Browser startOrSkip() {
        return startWithOrSkip();
    }

    /** The same with further switches of Chromium's command line, such as those for devices that are not real. */
    public static Browser startWithOrSkip(String... switches) {
        Path browser = Tool.CHROMIUM.require();
        Path driver = Tool.CHROMEDRIVER.require();
        try {
            return new Browser(new ChromeDriver(
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(driver.toFile())
                            .withSilent(true)
                            .build(),
                    options(browser).addArguments(switches)));
        } catch (WebDriverException e) { // of another version than its driver, or without what it needs of the system
            throw Tool.CHROMIUM.unusable("does not start: " + e.getRawMessage());
        }
    }

    private static ChromeOptions options(Path browser) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(
                "--headless=new",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--force-device-scale-factor=1",
                "--lang=en",
                // names do not resolve: what a page needs from outside, it does not get
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox"); // Chromium's sandbox refuses to run as root, as in containers
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options;
    }

    /** Opens a page and waits until it has loaded. What was heard of pages before is forgotten. */
    public void open(URI page) {
        problems();
        problems.clear();
        requests();
        requests.clear();
        driver.get(page.toString());
    }

    /** The size of the window in CSS pixels, as a phone's for widths below 500. */
    public void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    /** What the person prefers: {@code light} or {@code dark}. */
    public void prefer(String colourScheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colourScheme))));
    }

    /** Decides for the person whether pages may have a device. @param permission camera or microphone */
    public void refuse(String permission) {
        driver.executeCdpCommand(
                "Browser.setPermission", Map.of("permission", Map.of("name", permission), "setting", "denied"));
    }

    /** Where files that pages save go. */
    public void saveTo(Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior",
                Map.of(
                        "behavior",
                        "allow",
                        "downloadPath",
                        folder.toAbsolutePath().toString()));
    }

    /** Selenium's own interface, to find, click and type. */
    public WebDriver driver() {
        return driver;
    }

    /** Runs a script in the page. */
    public Object script(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /**
     * Waits until a condition gives something other than null or false.
     *
     * @throws org.openqa.selenium.TimeoutException after half a minute
     */
    public <T> T await(Function<? super WebDriver, T> condition) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20)).until(condition);
    }

    /**
     * Warnings and errors in the page's console so far: exceptions, refusals by a security policy and failed requests
     * among them.
     */
    public List<String> problems() {
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .forEach(entry -> problems.add(entry.getMessage()));
        return List.copyOf(problems);
    }

    /** Addresses of everything that was asked for so far, the page's own first; data inside a page is not asked for. */
    public List<URI> requests() {
        driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .flatMap(entry -> Requested.in(entry.getMessage()).stream())
                .filter(address -> !"data".equals(address.getScheme()))
                .forEach(requests::add);
        return List.copyOf(requests);
    }

    /** A picture of the whole page, however long. */
    public byte[] screenshot() {
        Map<String, Object> answer = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
        return Base64.getDecoder().decode((String) answer.get("data"));
    }

    /** The page on paper, as PDF. */
    public byte[] print() {
        Map<String, Object> answer =
                driver.executeCdpCommand("Page.printToPDF", Map.of("printBackground", true, "preferCSSPageSize", true));
        return Base64.getDecoder().decode((String) answer.get("data"));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
