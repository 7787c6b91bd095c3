package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trimodal.browser.Browser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording on the page with a camera and a microphone that Chromium makes up: it draws, and hears a file of ours. */
class WorkbenchRecorderIT {
    private static final int RATE = 48_000;
    private static final int SECONDS = 10;

    /** A camera that draws, and a microphone. */
    private static final String DEVICES = "--use-fake-device-for-media-stream";
    /** Pages get devices without asking. */
    private static final String LET_IN = "--use-fake-ui-for-media-stream";

    private static final String HAS_NO_DEVICES =
            "return navigator.mediaDevices.enumerateDevices().then(all => !all.some(one => /input$/.test(one.kind)))";

    private static Workbench workbench;

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

    @Test
    void threeSeconds_ofCameraAndMicrophone_areScored_andNothingElseLeaves() throws Exception {
        try (ClipPage page = ClipPage.open(withDevices(), workbench)) {
            assertThat(workbench.get("/").headers().firstValue("Permissions-Policy"))
                    .contains("camera=(self), microphone=(self)");
            record(page, "both", 3);
            assertThat(page.given())
                    .containsPattern("Leaves this browser: 16 kHz sound, [0-9.]+ KB, and \\d+ pictures of 320×240")
                    .contains("the recording stays here");
            page.page().type("What a lovely day.");
            page.score();

            assertThat(page.scores()).hasSize(1).allMatch(score -> score > 0);
            assertThat(page.page().text("#score-answer .command"))
                    .contains("audio=@recording-", "vision=@recording-")
                    .doesNotContain(".webm");
            assertThat(page.page().text(".chosen .given")).containsPattern("Audio\\s+\\d+ frames");
            page.page().one(".tracks").sendKeys(" ");
            page.browser().await(_ -> page.plays() && page.cursor() > 0.3);
            assertThat(page.browser().problems()).isEmpty();
        }
    }

    @Test
    void microphoneAlone_andCameraAlone_areRecorded() throws Exception {
        try (ClipPage page = ClipPage.open(withDevices(), workbench)) {
            record(page, "microphone", 1);
            assertThat(page.given()).contains("16 kHz sound").doesNotContain("pictures");
            page.press(".remove");
            record(page, "camera", 1);
            assertThat(page.given()).contains("pictures of 320×240").doesNotContain("16 kHz sound");
            assertThat(page.browser().problems()).isEmpty();
        }
    }

    @Test
    void refusal_isSaidSo_andNothingIsRecorded() {
        try (ClipPage page = ClipPage.open(Browser.startWithOrSkip(DEVICES), workbench)) {
            page.browser().refuse("camera");
            page.browser().refuse("microphone");
            page.press("#record");
            page.press("#recorder-start");
            assertThat(error(page)).startsWith("The browser was not allowed to use the camera and microphone");
            page.press("#recorder-cancel");
            assertThat(page.page().one("#recorder").isDisplayed()).isFalse();
            assertThat(page.page().all("#clip-list li")).isEmpty();
            assertThat(page.browser().problems()).isEmpty();
        }
    }

    /**
     * A machine of tests has none; where one does have some, they are let in and recorded, and this test is skipped.
     */
    @Test
    void noDevice_isSaidSo() {
        try (ClipPage page = ClipPage.open(Browser.startWithOrSkip(LET_IN), workbench)) {
            assumeTrue(page.browser().script(HAS_NO_DEVICES).equals(true), "there is a camera or a microphone here");
            page.press("#record");
            page.press("#recorder-start");
            assertThat(error(page)).startsWith("No camera or no microphone was found");
        }
    }

    private Browser withDevices() throws IOException {
        return Browser.startWithOrSkip(DEVICES, LET_IN, "--use-file-for-fake-audio-capture=" + hum());
    }

    private static String error(ClipPage page) {
        return page.browser().await(_ -> {
            String text = page.page().text("#recorder-error");
            return text.isBlank() ? null : text;
        });
    }

    /** Records, and looks at the level and the time on the way. */
    private static void record(ClipPage page, String devices, int seconds) {
        page.press("#record");
        page.press("#recorder [value=" + devices + "]");
        page.press("#recorder-start");
        page.browser().await(_ -> page.page().text("#recorder-time").startsWith("0:0" + seconds));
        if (!devices.equals("camera")) {
            assertThat((Number) page.browser().script("return document.getElementById('recorder-level').value"))
                    .satisfies(level -> assertThat(level.doubleValue()).isGreaterThan(0.2));
        }
        page.press("#recorder-stop");
        page.browser().await(_ -> page.page().all("#clip-list li").size() == 1);
    }

    /** A tone with overtones, as a voice has them. */
    private Path hum() throws IOException {
        ByteBuffer wav = ByteBuffer.allocate(44 + 2 * RATE * SECONDS).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * RATE * SECONDS);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        wav.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * RATE * SECONDS);
        for (int i = 0; i < RATE * SECONDS; i++) {
            double angle = 2 * Math.PI * 140 * i / RATE;
            wav.putShort((short) (5000 * (Math.sin(angle) + Math.sin(2 * angle) / 2 + Math.sin(3 * angle) / 3)));
        }
        return Files.write(folder.resolve("hum.wav"), wav.array());
    }
}
