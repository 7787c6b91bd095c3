package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.browser.Browser;
import io.trimodal.support.Trial;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page of the packaged workbench in a browser, with the default models: what a person would do, click by click. */
class WorkbenchPageIT {
    /** With everything that a shell or curl could trip over. */
    private static final String SENTENCE = "It isn't \"bad\"; $HOME was superb, and `the rest` = 100% wonderful!";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Workbench workbench;

    private Browser browser;
    private WorkbenchPage page;

    @TempDir
    private Path folder;

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
    void aSentence_isScoredExplainedAndChecked_andTheCommandsSaySoToo() throws Exception {
        page.type(SENTENCE);
        page.score();

        double score = page.scores().getFirst();
        assertThat(score).isGreaterThan(0.5);
        assertThat(page.text(".scored .score")).contains(String.format("+%.2f", score), "positive");
        assertThat(page.text(".scored")).contains("trimodal-almt", "probability", "absent");

        JsonNode predicted = run(page.commands("score-answer").getFirst());
        assertThat(predicted.at("/predictions/0/score").asDouble()).isEqualTo(score);
        JsonNode explained = run(page.commands("explanation-answer").getFirst());
        assertThat(explained.at("/explanations/0/prediction/score").asDouble()).isEqualTo(score, within(1e-5));
        JsonNode checked = run(page.commands("robustness-answer").getFirst());
        assertThat(checked.at("/models/0/utterances/0/score").asDouble()).isEqualTo(score, within(1e-5));
        assertThat(checked.path("seeds")).hasSize(5);

        theWordsAreShadedAsTheAnswerSays(explained);
        assertThat(page.text("#robustness-answer .holds"))
                .contains(String.format(
                        "%.2f", checked.at("/models/0/utterances/0/stability").asDouble()));
        assertThat(page.chart("score").getDomAttribute("aria-label")).contains("for the whole utterance");
        assertThat(page.all("[data-chart=score] svg path")).hasSizeGreaterThan(10);
        nothingIsAmiss();
    }

    private void theWordsAreShadedAsTheAnswerSays(JsonNode explained) {
        JsonNode units = explained.at("/explanations/0/units/language");
        JsonNode values = explained.at("/explanations/0/integrated_gradients/values/language");
        int strongest = 0;
        for (int i = 0; i < values.size(); i++) {
            if (Math.abs(values.get(i).asDouble())
                    > Math.abs(values.get(strongest).asDouble())) {
                strongest = i;
            }
        }
        String word = units.get(strongest).path("label").asText();
        assertThat(page.shade(word))
                .isEqualTo(100 * Math.signum(values.get(strongest).asDouble()));
        assertThat(page.text(".sentence-shaded")).isEqualTo(SENTENCE);

        page.press("input[value=attention] + span");
        assertThat(page.all(".word.looked-at")).hasSameSizeAs(page.all(".word"));
        assertThat(page.text(".units")).contains("no attribution");
    }

    @Test
    void filesOfNumbers_goAsTheyAre_andBothModelsAreCompared() throws Exception {
        Path archive = folder.resolve("my clip.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            entry(zip, "audio.npy", npy(20, 33));
            entry(zip, "speaker.npy", npy(1, 2));
        }
        Path face = Files.write(folder.resolve("face.npy"), npy(20, 20));
        page.type("A charming story about two unhappy people.");
        page.choose(archive);
        page.choose(face);
        page.alsoAsk("trimodal-lnln");
        page.score();

        assertThat(page.scores()).hasSize(2);
        assertThat(page.text(".scored")).contains("20 frames");
        assertThat(page.all(".explained")).hasSize(2);
        assertThat(page.all(".timeline")).hasSize(4);
        assertThat(page.all(".holds")).hasSize(2);
        page.chart("coalitions");
        List<String> commands = page.commands("score-answer");
        for (int i = 0; i < 2; i++) {
            assertThat(commands.get(i)).contains("=@my clip.npz'", "=@face.npy'");
            assertThat(run(commands.get(i)).at("/predictions/0/score").asDouble())
                    .isEqualTo(page.scores().get(i));
        }
        assertThat(run(page.commands("robustness-answer").getFirst()).path("models"))
                .hasSize(2);
        nothingIsAmiss();
    }

    @Test
    void aRequestThatIsDropped_bringsItsSentencesAlong() {
        page.drop("two.json", """
                {"utterances": [{"id": "praise", "text": "A moving, funny and beautifully acted film."},
                                {"id": "blame", "text": "I waited two hours and nobody helped me."}]}""");
        assertThat(page.one("#text").getDomProperty("value")).startsWith("A moving");
        page.one("#file-list select").sendKeys("blame");
        page.score();

        assertThat(page.scores().getFirst()).isNegative();
        assertThat(page.text(".sentence-shaded")).isEqualTo("I waited two hours and nobody helped me.");
        nothingIsAmiss();
    }

    @Test
    void theSampleClip_showsEverythingAtOnce_onAPhoneToo() {
        browser.resize(390, 800);
        page.sample(".sample.clip");

        assertThat(page.scores().getFirst()).isPositive();
        assertThat(page.all(".timeline")).hasSize(2);
        assertThat(page.all("#explanation-answer .bars i")).hasSize(3);
        page.chart("score");
        page.chart("coalitions");
        assertThat(page.scrollsSideways()).isFalse();
        String command = page.commands("score-answer").getFirst();
        assertThat(command).containsPattern("--data-binary @predict-trimodal-almt-[0-9a-f]{8}[.]json");
        assertThat(page.one("#score-answer .command button").getDomAttribute("title"))
                .as("what is saved is what the command reads")
                .isEqualTo(command.replaceFirst("(?s).*@", ""));
        page.press("#colour-scheme");
        page.press("#colour-scheme");
        assertThat(browser.script("return getComputedStyle(document.body).backgroundColor"))
                .as("dark, whatever the system says")
                .isEqualTo("rgb(14, 17, 22)");
        nothingIsAmiss();
    }

    @Test
    void mistakes_areShownWhereTheyWereMade() throws Exception {
        page.score();
        assertThat(page.text("#text-error")).contains("is blank");
        assertThat(page.one("#text").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(page.text("#score-answer"))
                .as("once is enough")
                .contains("Malformed request", "at its field")
                .doesNotContain("is blank");
        assertThat(page.text("#explanation-answer")).contains("no score to explain");

        page.choose(Files.writeString(folder.resolve("notes.doc"), "not features"));
        assertThat(page.text("#files-error"))
                .contains("notes.doc is no recording, no transcript, and none of .npz, .npy, .csv and .json");

        page.choose(Files.writeString(folder.resolve("sales.csv"), "month;sold\nMay;7\n"));
        assertThat(page.text("#files-error"))
                .contains("sales.csv is a table, but not of OpenFace", "it lacks frame, timestamp", "“month;sold”");
        page.choose(Files.writeString(folder.resolve("single.csv"), "face, confidence, AU01_r\n0, 0.9, 1\n"));
        assertThat(page.text("#files-error")).contains("FaceLandmarkImg’s tables of single pictures have no time");

        page.choose(Files.write(folder.resolve("voice.npy"), npy(4, 7)));
        page.score();
        assertThat(page.text("#files-error")).startsWith("Audio").contains("33");

        page.press(".remove");
        page.one("#text").sendKeys("All is well again.", Keys.chord(Keys.CONTROL, Keys.ENTER));
        browser.await(_ -> page.all(".scored").size() == 1 ? true : null);
        page.awaitEnd();
        assertThat(page.one("#text-error").isDisplayed()).isFalse();
        assertThat(page.one("#files-error").isDisplayed()).isFalse();
    }

    @Test
    void theSampleFiles_areTheClip_onThePageAndFromTheReadme() throws Exception {
        for (WebElement link : page.all(".sample-files a")) {
            URI address = URI.create(link.getDomProperty("href"));
            run("curl -sO " + address + " && echo '{}'");
        }
        page.type("It was a wonderful evening, though far too long.");
        page.choose(folder.resolve("voice.npy"));
        page.choose(folder.resolve("face.csv"));
        assertThat(page.text("#file-list")).contains("24 frames × 33", "OpenFace CSV", "24 rows × 25 columns");
        page.score();
        double score = page.scores().getFirst();

        JsonNode whole =
                run("curl -s " + workbench.uri("/v1/predict") + " -H 'Content-Type: application/json' -d @clip.json");
        assertThat(whole.at("/predictions/0/score").asDouble()).isEqualTo(score);
        assertThat(run(page.commands("score-answer").getFirst())
                        .at("/predictions/0/score")
                        .asDouble())
                .isEqualTo(score);
        nothingIsAmiss();
    }

    @Test
    void utterancesWithoutId_areOfferedByWhatTheySay() {
        page.drop("two.json", """
                [{"text": "A moving, funny and beautifully acted film."}, {"text": "I waited two hours."}]""");

        assertThat(page.text("#file-list select"))
                .contains("“A moving, funny and beautifully acted film.”", "“I waited two hours.”");
    }

    @Test
    void aLongCheck_tellsOfItsProgress_andCanBeCancelled() {
        page.type(SENTENCE);
        page.press("#options summary");
        page.one("#trials").clear();
        page.one("#trials").sendKeys("900");
        page.press("#score");
        browser.await(_ -> page.all("#robustness-answer progress").size() == 1 ? true : null);
        page.press("#robustness-answer .progress button");
        page.awaitEnd();

        assertThat(page.text("#robustness-answer")).contains("Cancelled.");
        assertThat(page.scores()).hasSize(1);
        nothingIsAmiss();
    }

    @Test
    void tooMuch_andAServerThatWentAway_areSaidSo() throws Exception {
        try (Workbench other = Workbench.start("-Dtrimodal.limits.body-size=20K")) {
            page = WorkbenchPage.open(browser, other.uri("/"));
            page.choose(Files.write(folder.resolve("voice.npy"), npy(200, 33)));
            page.score();
            assertThat(page.text("#score-answer")).contains("Too large", "at most 20.0 KiB");

            page.press(".remove");
            other.close();
            page.type(SENTENCE);
            page.score();
            assertThat(page.text("#score-answer")).contains("cannot be reached");
        }
    }

    @Test
    void thePage_mayAskOnlyItsOwnServer_andWhatItLinksToIsThere() {
        assertThat(workbench.get("/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'; script-src 'self';", "connect-src 'self'"));
        assertThat(page.all("a[href]"))
                .extracting(link -> link.getDomProperty("href"))
                .filteredOn(address -> !address.contains("#"))
                .hasSizeGreaterThan(5)
                .allSatisfy(address -> assertThat(
                                workbench.get(URI.create(address).getPath()).statusCode())
                        .as(address)
                        .isIn(200, 302));
    }

    private void nothingIsAmiss() {
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.requests())
                .allMatch(address -> "blob".equals(address.getScheme())
                        || address.getAuthority().equals(workbench.uri("/").getAuthority()));
    }

    /** Runs a command of the page in a shell, where the files lie. */
    private JsonNode run(String command) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        String answer = Trial.run(shell, PATIENCE).require(shell.command());
        JsonNode json = JSON.readTree(answer);
        assertThat(json.path("status").isMissingNode()).as(json.toString()).isTrue();
        return json;
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** An array of float32 in NumPy's format. */
    private static byte[] npy(int frames, int dims) {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }\n".formatted(frames, dims);
        ByteBuffer file = ByteBuffer.allocate(10 + header.length() + Float.BYTES * frames * dims)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII));
        Random random = new Random(frames);
        for (int i = 0; i < frames * dims; i++) {
            file.putFloat((float) random.nextGaussian());
        }
        return file.array();
    }
}
