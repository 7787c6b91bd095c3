package io.trimodal.function.upload.recording;

import static io.trimodal.function.upload.recording.StoredUploads.WORDS;
import static io.trimodal.function.upload.recording.StoredUploads.clip;
import static io.trimodal.function.upload.recording.StoredUploads.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.trimodal.function.upload.UnreadableUploadException;
import io.trimodal.function.upload.lambda.ScoreUploadHandler;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** A recording and a transcript beside it, in either order, told about once or more. */
@QuarkusTest
@TestProfile(RecordedStore.class)
class RecordingAndTranscriptTest {
    private static final Map<String, String> BESIDE = Map.of("trimodal-transcript", "beside");

    @Inject
    ScoreUploadHandler handler;

    @Inject
    S3Client s3;

    private StoredUploads uploads;

    @BeforeEach
    void folder() {
        uploads = new StoredUploads(s3, handler);
    }

    private static void only(JsonNode outcomes, String outcome, int count) {
        assertThat(outcomes.toString()).isEqualTo("{\"" + outcome + "\":" + count + "}");
    }

    @Test
    void recordingFirst_isScoredAlone_andAgainWithItsTranscript() {
        uploads.put("talk.mp4", clip("talk.mp4"));
        only(uploads.tell("talk.mp4"), "SCORED", 1);
        JsonNode alone = uploads.result("talk.mp4");
        assertThat(alone.at("/source").has("transcript")).isFalse();
        assertThat(alone.at("/predict/clip/segmented_by").asText()).isEqualTo("speech");

        uploads.put("talk.vtt", text(WORDS));
        only(uploads.tell("talk.vtt"), "SCORED", 1);

        String without = uploads.etag("talk.mp4") + ".json";
        String with = uploads.etag("talk.mp4") + ".vtt." + uploads.etag("talk.vtt") + ".json";
        assertThat(uploads.results("talk.mp4")).containsExactlyInAnyOrder(without, with);
        JsonNode result = uploads.result("talk.mp4", with);
        assertThat(result.at("/source/key").asText()).endsWith("/talk.mp4");
        assertThat(result.at("/source/transcript/key").asText()).endsWith("/talk.vtt");
        assertThat(result.at("/source/transcript/etag").asText()).isEqualTo(uploads.etag("talk.vtt"));
        assertThat(result.at("/predict/clip/segmented_by").asText()).isEqualTo("transcript");
        assertThat(result.at("/predict/predictions").findValuesAsText("id"))
                .containsExactly("talk.mp4#0", "talk.mp4#1");
        assertThat(result.at("/predict/predictions/1/text").asText()).isEqualTo("I could not be happier.");
        assertThat(result.at("/predict/predictions/1/speaker").asText()).isEqualTo("Ben");
        assertThat(result.at("/predict/predictions/1/start").asDouble()).isEqualTo(1.3);
        assertThat(result.at("/predict/predictions/1/score").isNumber()).isTrue();
    }

    @Test
    void transcriptFirst_waits_andItsRecordingIsScoredWithItAtOnce() {
        uploads.put("talk.vtt", text(WORDS));
        only(uploads.tell("talk.vtt"), "WAITING", 1);

        uploads.put("talk.mp4", clip("talk.mp4"));
        only(uploads.tell("talk.mp4"), "SCORED", 1);

        assertThat(uploads.result("talk.mp4").at("/predict/predictions/0/text").asText())
                .isEqualTo("What a lovely day.");
    }

    @Test
    void repeatedEvents_inAnyOrder_addNothing() {
        uploads.put("talk.mp4", clip("talk.mp4"));
        uploads.put("talk.vtt", text(WORDS));
        only(uploads.tell("talk.vtt"), "SCORED", 1);
        for (String name : List.of("talk.mp4", "talk.vtt", "talk.vtt", "talk.mp4")) {
            only(uploads.tell(name), "REPEATED", 1);
        }
        assertThat(uploads.results("talk.mp4")).hasSize(1);
        assertThat(uploads.results("talk.vtt")).isEmpty();
    }

    @Test
    void bothEventsAtTheSameTime_writeOneResult() throws Exception {
        uploads.put("talk.mp4", clip("talk.mp4"));
        uploads.put("talk.vtt", text(WORDS));
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<JsonNode>> told = workers.invokeAll(List.of(
                    () -> uploads.tell("talk.mp4"),
                    () -> uploads.tell("talk.vtt"),
                    () -> uploads.tell("talk.mp4"),
                    () -> uploads.tell("talk.vtt")));
            int scored = 0;
            for (Future<JsonNode> one : told) {
                scored += one.get().path("SCORED").asInt();
            }
            // the emulator looks first and writes then, where S3 does both at once
            assertThat(scored).isPositive();
        }
        assertThat(uploads.result("talk.mp4").at("/source").has("transcript")).isTrue();
    }

    @Test
    void recordingThatWantsATranscript_waitsForIt() {
        uploads.put("talk.mp4", clip("talk.mp4"), BESIDE);
        only(uploads.tell("talk.mp4"), "WAITING", 1);
        assertThat(uploads.results("talk.mp4")).isEmpty();

        uploads.put("talk.srt", text("1\n00:00:00,000 --> 00:00:02,900\nWhat a lovely day.\n"));
        only(uploads.tell("talk.srt"), "SCORED", 1);

        assertThat(uploads.result("talk.mp4").at("/source/transcript/key").asText())
                .endsWith("talk.srt");
        only(uploads.tell("talk.mp4"), "REPEATED", 1);
    }

    @Test
    void recordingThatWantsNone_isScoredWithout() {
        uploads.put("talk.mp4", clip("talk.mp4"), Map.of("trimodal-transcript", "none"));
        uploads.put("talk.vtt", text(WORDS));
        only(uploads.tell("talk.mp4"), "SCORED", 1);
        only(uploads.tell("talk.vtt"), "WAITING", 1);
        assertThat(uploads.result("talk.mp4").at("/source").has("transcript")).isFalse();
    }

    @Test
    void newVersions_areScoredAsPairsOfTheirOwn() {
        uploads.put("talk.mp4", clip("talk.mp4"));
        uploads.put("talk.vtt", text(WORDS));
        uploads.tell("talk.mp4");

        uploads.put("talk.vtt", text(WORDS.replace("happier", "sadder")));
        only(uploads.tell("talk.vtt"), "SCORED", 1);
        String old = uploads.event("talk.mp4");
        uploads.put("talk.mp4", clip("talk.mkv"));
        only(uploads.tell("talk.mp4"), "SCORED", 1);

        // told late of what is not there any more
        only(uploads.send(old).path("outcomes"), "GONE", 1);
        assertThat(uploads.results("talk.mp4")).hasSize(3);
    }

    @Test
    void severalOfBoth_areScoredAsEachPair() {
        uploads.put("talk.mp4", clip("talk.mp4"));
        uploads.put("talk.vtt", text(WORDS));
        uploads.put("talk.transcript.json", text("""
                {"segments": [{"start": 0, "end": 2.9, "text": "What a lovely day."}]}"""));
        // of other recordings
        uploads.put("talk.2.vtt", text(WORDS));
        uploads.put("talks.vtt", text(WORDS));
        only(uploads.tell("talk.mp4"), "SCORED", 2);
        assertThat(uploads.results("talk.mp4")).hasSize(2).anyMatch(name -> name.contains(".transcript.json."));

        uploads.put("talk.WAV", clip("talk.mkv"));
        only(uploads.tell("talk.vtt"), "REPEATED", 1, "SCORED", 1);
        assertThat(uploads.results("talk.WAV")).hasSize(1);
    }

    private static void only(JsonNode outcomes, String one, int count, String other, int otherCount) {
        assertThat(outcomes.size()).isEqualTo(2);
        assertThat(outcomes.path(one).asInt()).isEqualTo(count);
        assertThat(outcomes.path(other).asInt()).isEqualTo(otherCount);
    }

    @Test
    void transcriptThatCannotBeRead_leavesAnErrorOfThePair_andTheNextOneIsScored() {
        uploads.put("talk.mp4", clip("talk.mp4"));
        uploads.put("talk.vtt", text("WEBVTT\n\n00:00.000 --> 00:0x.000\nHello"));
        assertThatThrownBy(() -> uploads.tell("talk.vtt"))
                .isInstanceOf(UnreadableUploadException.class)
                .hasMessageContaining("talk.vtt")
                .hasMessageContaining("line 3");
        assertThat(uploads.problem("talk.mp4").at("/errors/0/field").asText()).isEqualTo("/transcript");
        assertThat(uploads.errors("talk.mp4").getFirst()).contains(".vtt.").endsWith(".problem.json");

        uploads.put("talk.vtt", text(WORDS));
        only(uploads.tell("talk.vtt"), "SCORED", 1);
    }

    @Test
    void transcriptThatIsTooLarge_isNotRead() {
        uploads.put("talk.vtt", text(WORDS + "NOTE " + "x".repeat(10_000)));
        uploads.put("talk.mp4", clip("talk.mp4"));
        assertThatThrownBy(() -> uploads.tell("talk.mp4"))
                .isInstanceOf(UnreadableUploadException.class)
                .hasMessageContaining("trimodal.clips.transcript-size");
        assertThat(uploads.problem("talk.mp4").path("status").asInt()).isEqualTo(413);
    }

    @Test
    void textThatBelongsToNobody_waits() {
        uploads.put("README.txt", text("Nobody's words."));
        only(uploads.tell("README.txt"), "WAITING", 1);
        assertThat(uploads.errors("README.txt")).isEmpty();
    }
}
