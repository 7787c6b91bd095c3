package io.trimodal.it;

import io.trimodal.browser.Browser;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The workbench's page as a person uses it: what can be typed, chosen, pressed and read there. */
final class WorkbenchPage implements AutoCloseable {
    private static final String ALL_ENDED =
            "return [...document.querySelectorAll('.answer')].every(one => one.dataset.state !== 'busy')"
                    + " && document.getElementById('cancel').hidden";

    private final Browser browser;

    private WorkbenchPage(Browser browser) {
        this.browser = browser;
    }

    /**
     * Opens the page in a browser of its own, in a window as wide as a laptop's; the calling test is skipped where
     * there is none that works.
     */
    static WorkbenchPage openOrSkip(Workbench workbench) {
        Browser browser = Browser.startOrSkip();
        try {
            browser.resize(1280, 900);
            return open(browser, workbench.uri("/"));
        } catch (RuntimeException e) {
            browser.close();
            throw e;
        }
    }

    /** Opens the page and waits until the models are offered. */
    static WorkbenchPage open(Browser browser, URI address) {
        browser.open(address);
        browser.await(
                driver -> driver.findElements(By.cssSelector("#models input")).size() > 0 ? true : null);
        return new WorkbenchPage(browser);
    }

    Browser browser() {
        return browser;
    }

    void type(String sentence) {
        WebElement field = one("#text");
        field.clear();
        field.sendKeys(sentence);
    }

    void choose(Path file) {
        one("#files").sendKeys(file.toAbsolutePath().toString());
        awaitFile(file.getFileName().toString());
    }

    private void awaitFile(String name) {
        browser.await(_ -> browser.script(
                "return [...document.querySelectorAll('.file-head b')].some(one => one.textContent === arguments[0])"
                        + " || document.getElementById('files-error').textContent.includes(arguments[0])",
                name));
    }

    /** Drops a file somewhere on the page. */
    void drop(String name, String content) {
        browser.script(
                "const carried = new DataTransfer(); carried.items.add(new File([arguments[1]], arguments[0]));"
                        + "document.body.dispatchEvent("
                        + "new DragEvent('drop', {dataTransfer: carried, bubbles: true, cancelable: true}))",
                name,
                content);
        awaitFile(name);
    }

    void alsoAsk(String model) {
        one("#models input[value='" + model + "']").click();
    }

    void press(String selector) {
        one(selector).click();
    }

    /** Presses Score and waits until everything has come to an end. */
    void score() {
        press("#score");
        awaitEnd();
    }

    /** Presses a sample, whose files come first, and waits until everything has come to an end. */
    void sample(String selector) {
        press(selector);
        browser.await(_ -> browser.script("return document.getElementById('score-answer').dataset.state !== 'idle'"));
        awaitEnd();
    }

    void awaitEnd() {
        browser.await(_ -> browser.script(ALL_ENDED));
    }

    WebElement one(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }

    List<WebElement> all(String selector) {
        return browser.driver().findElements(By.cssSelector(selector));
    }

    String text(String selector) {
        return one(selector).getText();
    }

    /** Of each model, in the order of the page. */
    List<Double> scores() {
        return all(".scored").stream()
                .map(scored -> Double.parseDouble(scored.getDomAttribute("data-score")))
                .toList();
    }

    /** The commands of a panel, as they would be copied. */
    List<String> commands(String panel) {
        return all("#" + panel + " .curl").stream()
                .map(command -> command.getDomProperty("textContent"))
                .toList();
    }

    /** How far a word's shade is from none to the strongest, in percent; positive where it raises the score. */
    double shade(String word) {
        WebElement found = all(".word").stream()
                .filter(one -> one.getText().equals(word))
                .findFirst()
                .orElseThrow();
        double strength = Double.parseDouble(strength(found).replace("%", ""));
        return found.getDomAttribute("class").contains("lowers") ? -strength : strength;
    }

    private String strength(WebElement word) {
        return (String) browser.script("return arguments[0].style.getPropertyValue('--strength')", word);
    }

    /** Waits until a chart is drawn, which happens when it comes near the window. */
    WebElement chart(String name) {
        WebElement chart = one("[data-chart=" + name + "]");
        browser.script("arguments[0].scrollIntoView()", chart);
        browser.await(_ -> browser.script("return arguments[0].dataset.drawn", chart));
        return chart;
    }

    boolean scrollsSideways() {
        return (Boolean)
                browser.script("return document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    /** Closes the browser. */
    @Override
    public void close() {
        browser.close();
    }
}
