package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.browser.Browser;
import io.trimodal.support.Checkout;
import io.trimodal.support.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A recording on the page, of a server without ffmpeg: dropped, scored, played, explained and saved. */
class WorkbenchClipIT {
    private static final Path CLIPS = Checkout.own().resolve("shared-model/media/src/test/resources/clips");
    private static final Path MINUTE = CLIPS.resolve("minute.mp4");
    private static final Path WORDS = CLIPS.resolve("minute.vtt");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** A browser writes 60 where Java writes 60.0. */
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? Double.compare(one.doubleValue(), other.doubleValue())
            : one.equals(other) ? 0 : 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Workbench workbench;

    private ClipPage page;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        workbench = Workbench.start("-Dtrimodal.clips.ffmpeg=none");
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    @BeforeEach
    void open() {
        page = ClipPage.open(Browser.startOrSkip(), workbench);
    }

    @AfterEach
    void close() {
        if (page != null) {
            page.close();
        }
    }

    /** As anybody asks the API. */
    private static JsonNode api(Path clip, Path transcript) throws Exception {
        List<String> curl = List.of(
                "curl",
                "-s",
                workbench.uri("/v1/predict").toString(),
                "-F",
                "clip=@" + clip,
                "-F",
                "transcript=@" + transcript);
        return JSON.readTree(Trial.run(curl, PATIENCE).require(curl));
    }

    @Test
    void minute_hasTheSegmentsAndScoresOfTheApi_andIsExportedAsTheCommandLineWritesIt() throws Exception {
        page.drop(MINUTE, WORDS);
        assertThat(page.given()).contains("MP4", "1:00.0", "the recording itself, 294 KB", "minute.vtt", "WebVTT");
        page.score();

        JsonNode predictions = api(MINUTE, WORDS).path("predictions");
        assertThat(page.scores()).hasSameSizeAs(predictions).hasSizeGreaterThan(5);
        for (int i = 0; i < predictions.size(); i++) {
            JsonNode one = predictions.get(i);
            assertThat(page.scores().get(i)).isEqualTo(one.path("score").asDouble(), within(1e-5));
            assertThat(page.page().all(".cue").get(i).getDomProperty("textContent"))
                    .contains(one.path("text").asText(), one.path("speaker").asText());
        }
        assertThat(page.page().all(".segment-score .value")).hasSameSizeAs(predictions);
        assertThat(page.page().all(".segment-score .band")).hasSameSizeAs(predictions);
        page.browser().await(_ -> !page.page().all(".waveform[data-drawn]").isEmpty());

        assertThat(page.saved("csv", folder)).isEqualTo(commandLine("csv"));
        assertThat(page.saved("vtt", folder)).isEqualTo(commandLine("vtt"));
        JsonNode saved = JSON.readTree(page.saved("json", folder));
        assertThat(saved.equals(BY_VALUE, JSON.readTree(commandLine("json"))))
                .as(saved.toString())
                .isTrue();
        assertThat(page.browser().problems()).isEmpty();
    }

    private static String commandLine(String format) {
        ProcessBuilder predict = new ProcessBuilder(
                Checkout.own().resolve("trimodal").toString(),
                "predict",
                MINUTE.toString(),
                "--transcript",
                WORDS.toString(),
                "--format",
                format);
        predict.environment().put("TRIMODAL_BUILD", "never");
        predict.environment().put("TRIMODAL_CLIPS_FFMPEG", "none");
        predict.environment().put("JAVA_HOME", System.getProperty("java.home"));
        predict.redirectError(ProcessBuilder.Redirect.DISCARD);
        return Trial.run(predict, PATIENCE).require(predict.command());
    }

    @Test
    void decodedHere_saysWhatLeaves_showsHowFarItIs_andScoresMuchTheSame() throws Exception {
        page.drop(MINUTE, WORDS);
        page.send("decoded");
        assertThat(page.given()).contains("16 kHz sound, about 1.9 MB, and 300 pictures of 160×120");
        page.press("#score");
        page.browser().await(_ -> !page.page().all("#score-answer progress").isEmpty());
        assertThat(page.page().text("#score-answer .progress-text")).endsWith("of 300 pictures");
        page.browser().await(_ -> !page.page().all(".cue").isEmpty());

        JsonNode predictions = api(MINUTE, WORDS).path("predictions");
        assertThat(page.scores()).hasSameSizeAs(predictions);
        IntStream.range(0, predictions.size())
                .forEach(i -> assertThat(page.scores().get(i))
                        .isEqualTo(predictions.get(i).path("score").asDouble(), within(0.2)));
        assertThat(page.given()).contains("300 pictures of 160×120, 17 MB; the recording stays here");
        assertThat(page.page().commands("score-answer").getFirst())
                .contains("audio=@minute.16k.wav", "vision=@minute.npy")
                .doesNotContain("minute.mp4");
        assertThat(page.page().text(".chosen-head")).contains("face 1 in 25 of 25 pictures");
        assertThat(page.browser().problems()).isEmpty();
    }

    @Test
    void decoding_canBeCancelled() throws Exception {
        page.drop(MINUTE);
        page.send("decoded");
        page.press("#score");
        page.browser().await(_ -> !page.page().all("#score-answer progress").isEmpty());
        page.press("#score-answer .progress button");
        page.browser().await(_ -> page.page().text("#score-answer").contains("Cancelled."));

        assertThat(page.page().one("#cancel").isDisplayed()).isFalse();
        assertThat(page.browser().problems()).isEmpty();
    }

    @Test
    void formsThatNeedFfmpeg_areDecodedHere() throws Exception {
        for (String name : List.of("talk.webm", "talk.flac")) {
            page.drop(CLIPS.resolve(name));
            page.page().type("What a lovely day. I could not be happier.");
            assertThat(page.page().one("input[name=leaves][value=decoded]").isSelected())
                    .as(name)
                    .isTrue();
            page.score();
            assertThat(page.scores()).as(name).isNotEmpty().allMatch(score -> score > 0);
            page.press(".remove");
        }
        for (String name : List.of("talk.mkv", "stereo.mp3")) {
            page.drop(CLIPS.resolve(name));
            assertThat(page.page().all("input[name=leaves][value=decoded]:checked"))
                    .as(name)
                    .isEmpty();
            page.press(".remove");
        }
        assertThat(page.browser().problems()).isEmpty();
    }

    @Test
    void keys_moveTheCursor_andPlaySegments() throws Exception {
        page.drop(MINUTE, WORDS);
        page.score();
        var tracks = page.page().one(".tracks");
        tracks.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(page.cursor()).isEqualTo(2, within(0.05));
        tracks.sendKeys(Keys.ARROW_DOWN);
        assertThat(page.segment()).isEqualTo(1);
        assertThat(page.cursor()).isEqualTo(7.859, within(0.05));
        assertThat(tracks.getDomAttribute("aria-valuetext")).contains("0:07.9", "segment 2", "The story is warm");
        assertThat(page.page().text(".chosen-head")).contains("Segment 2 of");
        tracks.sendKeys(Keys.END);
        assertThat(page.cursor()).isEqualTo(60, within(0.2));
        tracks.sendKeys(Keys.HOME, Keys.SPACE);
        page.browser().await(_ -> page.plays() && page.cursor() > 0.3);
        tracks.sendKeys(Keys.SPACE);
        assertThat(page.plays()).isFalse();

        page.press(".cue[data-segment='2']");
        page.browser().await(_ -> page.plays() && page.cursor() > 15.2);
        assertThat(page.segment()).isEqualTo(2);
        page.browser().await(_ -> !page.plays());
        assertThat(page.cursor()).as("it stops at the segment's end").isEqualTo(17.735, within(0.2));
        assertThat(page.browser().problems()).isEmpty();
    }

    @Test
    void chosenSegment_isExplainedAndChecked_onAPhoneToo() throws Exception {
        page.browser().resize(390, 800);
        page.drop(MINUTE, WORDS);
        page.score();
        page.press(".cue[data-segment='3']");
        page.ask("explanation-answer");
        assertThat(page.page().one("#explanation-answer .about-segment").getDomAttribute("data-about"))
                .isEqualTo("3");
        assertThat(page.page().text("#explanation-answer .sentence-shaded"))
                .isEqualTo("But the second half is a terrible disappointment.");
        assertThat(page.page().shade("terrible")).isNegative();
        page.ask("robustness-answer");
        assertThat(page.page().all("#robustness-answer .holds")).hasSize(1);
        assertThat(page.page().scrollsSideways()).isFalse();
        assertThat(page.browser().problems()).isEmpty();
    }

    @Test
    void mistakes_areSaidAtTheirField() throws Exception {
        page.drop(CLIPS.resolve("talk.mp4"));
        page.page().type("WEBVTT\n\n00:00.000 --> 00:0x.000\nHello");
        page.score();
        assertThat(page.page().text("#text-error")).contains("The transcript", "line 3");

        page.page().type("Hello there.");
        page.page().one("[data-choice=face]").sendKeys("number 8");
        page.score();
        assertThat(page.page().text("#files-error")).startsWith("The face cannot be");

        page.page().drop("face.csv", "frame, face_id, timestamp, confidence, success\n1, 0, 0, 1, 1\n");
        assertThat(page.page().text("#files-error")).contains("face.csv", "a recording brings its own voice and face");

        Path broken = Files.write(folder.resolve("broken.mp4"), Arrays.copyOf(Files.readAllBytes(MINUTE), 20_000));
        page.drop(broken);
        assertThat(page.given()).contains("This browser cannot play it");
        page.score();
        assertThat(page.page().text("#files-error")).startsWith("The recording cannot be read");
    }
}
