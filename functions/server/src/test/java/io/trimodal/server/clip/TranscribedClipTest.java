package io.trimodal.server.clip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recordings without a transcript have one where a service is configured, and are scored where it fails. */
@QuarkusTest
@TestProfile(TranscribedClipTest.Transcribing.class)
class TranscribedClipTest {
    /** Of a few seconds. */
    static final String TALK = "talk.mp4";

    static final String MINUTE = "minute.mp4";
    private static final Path CLIPS = Path.of("../../shared-model/media/src/test/resources/clips");

    /** A service beside the default models. */
    public static final class Transcribing implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("trimodal.clips.ffmpeg", "none");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(StandInTranscriber.class));
        }

        /** Models that take no text and other features. */
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    static ValidatableResponse predict(String clip, String... transcript) {
        var call = given().multiPart("clip", CLIPS.resolve(clip).toFile());
        for (String text : transcript) {
            call.multiPart("transcript", "t.vtt", text.getBytes(StandardCharsets.UTF_8));
        }
        return call.post("/v1/predict").then();
    }

    @Test
    void clipWithoutTranscript_isScoredWithTheWordsOfTheService() {
        float transcribed = predict(MINUTE)
                .statusCode(200)
                .body("clip.segmented_by", equalTo("transcriber"))
                .body("clip.transcribed_by", equalTo("stand-in"))
                .body("predictions.text", hasItem(StandInTranscriber.SAID))
                .extract()
                .jsonPath()
                .getFloat("predictions[0].score");
        float given = predict(MINUTE, "WEBVTT\n\n00:00.200 --> 00:01.900\n" + StandInTranscriber.SAID + "\n")
                .statusCode(200)
                .body("clip.segmented_by", equalTo("transcript"))
                .body("clip", not(hasKey("transcribed_by")))
                .extract()
                .jsonPath()
                .getFloat("predictions[0].score");
        assertThat(transcribed).isCloseTo(given, within(1e-5f));
    }

    @Test
    void serviceThatFails_leavesTheVoice_andANoteSaysSo() {
        predict(TALK)
                .statusCode(200)
                .body("clip.segmented_by", equalTo("speech"))
                .body("clip", not(hasKey("transcribed_by")))
                .body("predictions.modalities.language.status", everyItem(equalTo("absent")))
                .body("predictions[0].notes", hasItem(containsString("could not be transcribed")))
                .body("predictions[0].notes", hasItem(containsString("status 500")));
    }

    @Test
    void openApi_hasWhoTranscribed() {
        assertThat(given().get("/q/openapi?format=json").asString()).contains("\"transcribed_by\"", "\"segmented_by\"");
    }
}
