package io.trimodal.it;

import io.trimodal.browser.Browser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The workbench's page with a recording: what can be dropped, recorded, played and read there. */
final class ClipPage implements AutoCloseable {
    /** Drops files, which are given by name as Base64. */
    private static final String DROP = """
            const carried = new DataTransfer();
            for (const [name, content] of Object.entries(arguments[0])) {
              carried.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name));
            }
            const how = {dataTransfer: carried, bubbles: true, cancelable: true};
            document.body.dispatchEvent(new DragEvent('drop', how));
            """;

    private static final String RESTS = "return !['idle', 'busy'].includes(document.getElementById(arguments[0])"
            + ".dataset.state) && document.getElementById('cancel').hidden";

    private final WorkbenchPage page;
    private final Browser browser;

    private ClipPage(WorkbenchPage page) {
        this.page = page;
        this.browser = page.browser();
    }

    /** Opens the page of a workbench; closes the browser with it. */
    static ClipPage open(Browser browser, Workbench workbench) {
        browser.resize(1280, 900);
        return new ClipPage(WorkbenchPage.open(browser, workbench.uri("/")));
    }

    WorkbenchPage page() {
        return page;
    }

    Browser browser() {
        return browser;
    }

    /** Drops files together, and waits until they are all shown. */
    void drop(Path... files) throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        for (Path file : files) {
            contents.put(file.getFileName().toString(), Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
        }
        browser.script(DROP, contents);
        browser.await(_ -> browser.script("return document.querySelectorAll('#clip-list li').length") instanceof Long n
                && n == files.length);
    }

    /** What is in the list of the recording and its transcript. */
    String given() {
        return page.text("#clip-list");
    }

    /** Chooses what leaves the browser. @param what itself or decoded */
    void send(String what) {
        press("input[name=leaves][value=" + what + "]");
    }

    /** Presses Score and waits for the timeline, or for what is said in its place. */
    void score() {
        press("#score");
        awaitEnd("score-answer");
    }

    /** Asks about the segment under the cursor, and waits. @param panel such as explanation-answer */
    void ask(String panel) {
        press("#" + panel + " .ask-segment");
        awaitEnd(panel);
    }

    private void awaitEnd(String panel) {
        browser.await(_ -> browser.script(RESTS, panel));
    }

    /** Presses what may be under the bar at the window's top. */
    void press(String selector) {
        browser.script("arguments[0].scrollIntoView({block: 'center'})", page.one(selector));
        page.press(selector);
    }

    /** Scores of the segments in order, of a page that asked one model. */
    List<Double> scores() {
        return page.all(".cue-score").stream()
                .map(one -> Double.parseDouble(one.getDomAttribute("data-score")))
                .toList();
    }

    /** Where the cursor is, in seconds. */
    double cursor() {
        return Double.parseDouble(page.one(".tracks").getDomAttribute("aria-valuenow"));
    }

    /** Number of the segment under the cursor, from 0. */
    int segment() {
        return Integer.parseInt(page.one(".clip-view").getDomAttribute("data-segment"));
    }

    boolean plays() {
        return !(Boolean) browser.script("return document.querySelector('.stage video, .stage audio').paused");
    }

    /** Presses an export, and gives what was saved. @param form csv, json or vtt */
    String saved(String form, Path folder) throws IOException {
        browser.saveTo(folder);
        press("[data-export=" + form + "]");
        Path file = browser.await(_ -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(one -> one.toString().endsWith(".scores." + form))
                        .findFirst()
                        .orElse(null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return Files.readString(file);
    }

    @Override
    public void close() {
        page.close();
    }
}
