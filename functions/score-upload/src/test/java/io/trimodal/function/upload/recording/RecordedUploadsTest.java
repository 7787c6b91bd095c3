package io.trimodal.function.upload.recording;

import static io.trimodal.function.upload.recording.StoredUploads.WORDS;
import static io.trimodal.function.upload.recording.StoredUploads.clip;
import static io.trimodal.function.upload.recording.StoredUploads.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.trimodal.function.upload.OutOfTimeException;
import io.trimodal.function.upload.ScoreUploads;
import io.trimodal.function.upload.UnreadableUploadException;
import io.trimodal.function.upload.lambda.ScoreUploadHandler;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Recordings by themselves and in bundles, good ones and bad ones. */
@QuarkusTest
@TestProfile(RecordedStore.class)
class RecordedUploadsTest {
    @Inject
    ScoreUploadHandler handler;

    @Inject
    ScoreUploads scoring;

    @Inject
    S3Client s3;

    private StoredUploads uploads;

    @BeforeEach
    void folder() {
        uploads = new StoredUploads(s3, handler);
    }

    @AfterEach
    void nothingStaysOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/spool"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsOnly("lock");
        }
    }

    private void refused(String name, byte[] content, int status, String detail) {
        uploads.put(name, content);
        assertThatThrownBy(() -> uploads.tell(name)).isInstanceOf(UnreadableUploadException.class);
        JsonNode problem = uploads.problem(name);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).contains(detail);
        assertThat(uploads.results(name)).isEmpty();
    }

    @Test
    void badRecordings_leaveAnErrorThatSaysWhy() {
        refused("empty.mp4", new byte[0], 400, "empty");
        refused("zip.mp4", text("PK\u0003\u0004 and so on"), 400, "a zip archive");
        byte[] whole = clip("talk.mp4");
        refused("cut.mp4", Arrays.copyOf(whole, whole.length / 2), 400, "sound at ");
        refused("words.wav", text(WORDS), 400, "a transcript");
    }

    @Test
    void recordingThatTakesFfmpeg_saysSoWhereThereIsNone() {
        refused("talk.flac", clip("talk.flac"), 422, "ffmpeg");
        refused("talk.webm", clip("talk.webm"), 422, "ffmpeg");
    }

    @Test
    void faceAndRuleAndFunctions_areAskedForByMetadata() {
        uploads.put("tall.mp4", clip("talk.mp4"), Map.of("trimodal-face", "tallest"));
        uploads.put("rule.mp4", clip("talk.mp4"), Map.of("trimodal-transcript", "perhaps"));
        for (String name : List.of("tall.mp4", "rule.mp4")) {
            assertThatThrownBy(() -> uploads.tell(name)).isInstanceOf(UnreadableUploadException.class);
        }
        assertThat(uploads.problem("tall.mp4").path("detail").asText()).contains("trimodal-face", "largest");
        assertThat(uploads.problem("rule.mp4").path("detail").asText()).contains("trimodal-transcript", "beside");

        uploads.put(
                "both.explain.mp4",
                clip("talk.mp4"),
                Map.of("trimodal-model", "trimodal-lnln", "trimodal-functions", "robustness-check"));
        uploads.put("both.explain.vtt", text(WORDS));
        uploads.tell("both.explain.mp4");
        JsonNode result = uploads.result("both.explain.mp4");
        assertThat(result.at("/predict/model/name").asText()).isEqualTo("trimodal-lnln");
        assertThat(result.at("/explain/explanations/1/prediction/start").asDouble())
                .isEqualTo(1.3);
        assertThat(result.at("/robustness_check/segments/1/text").asText()).isEqualTo("I could not be happier.");
    }

    @Test
    void bundle_isARecordingWithItsTranscript_whateverTheyAreCalled() {
        uploads.put("bundle.zip", zip(Map.of("Aufnahme 1.mp4", clip("talk.mp4"), "words.vtt", text(WORDS))));
        uploads.tell("bundle.zip");
        JsonNode result = uploads.result("bundle.zip");
        assertThat(result.at("/predict/clip/segmented_by").asText()).isEqualTo("transcript");
        assertThat(result.at("/predict/predictions").findValuesAsText("id"))
                .containsExactly("bundle.zip#0", "bundle.zip#1");

        uploads.put("talk.mp4", clip("talk.mp4"));
        uploads.put("talk.vtt", text(WORDS));
        uploads.tell("talk.mp4");
        assertThat(result.at("/predict/predictions").findValuesAsText("score"))
                .isEqualTo(uploads.result("talk.mp4").at("/predict/predictions").findValuesAsText("score"));

        uploads.put("alone.zip", zip(Map.of("talk.mp4", clip("talk.mp4"))));
        uploads.tell("alone.zip");
        assertThat(uploads.result("alone.zip").at("/predict/clip/segmented_by").asText())
                .isEqualTo("speech");
    }

    @Test
    void bundleOfMoreThanOne_orOfSomethingElse_isRefused() {
        byte[] mp4 = clip("talk.mp4");
        refused("two.zip", zip(Map.of("a.mp4", mp4, "b.mp4", mp4)), 400, "more than one recording");
        refused(
                "words.zip",
                zip(Map.of("a.mp4", mp4, "a.vtt", text(WORDS), "a.srt", text(WORDS))),
                400,
                "more than one transcript");
        refused("mixed.zip", zip(Map.of("a.mp4", mp4, "audio.npy", new byte[1])), 400, "'audio.npy'");
        byte[] damaged = zip(Map.of("a.mp4", mp4));
        damaged[200] ^= 1;
        refused("damaged.zip", damaged, 400, "");
        refused("none.zip", text("no zip"), 400, "not a zip file");
    }

    @Test
    void whatIsNotDoneInTime_fails_andIsDoneNextTime() throws IOException {
        uploads.put("talk.mp4", clip("talk.mp4"));
        String event = uploads.event("talk.mp4");
        Instant over = Instant.now().minusSeconds(1);
        assertThatThrownBy(() -> uploads.send(event, over))
                .isInstanceOf(OutOfTimeException.class)
                .hasMessageContaining("was not begun");
        JsonNode answer = uploads.send(
                new ObjectMapper()
                        .writeValueAsString(Map.of("Records", List.of(Map.of("messageId", "late", "body", event)))),
                over);
        assertThat(answer.at("/batchItemFailures/0/itemIdentifier").asText()).isEqualTo("late");
        // asked before it begins, then between blocks of the download and packets of the clip
        for (int times : List.of(1, 2, 10)) {
            AtomicInteger asked = new AtomicInteger();
            assertThatThrownBy(() -> scoring.score(uploads.object("talk.mp4"), () -> asked.incrementAndGet() > times))
                    .isInstanceOf(OutOfTimeException.class)
                    .hasMessageContaining("timeout_seconds");
        }
        assertThat(uploads.results("talk.mp4")).isEmpty();
        assertThat(uploads.errors("talk.mp4")).isEmpty();

        assertThat(uploads.tell("talk.mp4").path("SCORED").asInt()).isEqualTo(1);
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        SequencedMap<String, byte[]> ordered = new TreeMap<>(entries);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : ordered.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
