package io.trimodal.server.clip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the words and frames of explained segments were. */
@QuarkusTest
@TestProfile(ClipServer.class)
class ClipUnitTimesTest {
    private static final String TIMED = """
            WEBVTT

            00:00.500 --> 00:02.000
            What <00:00.800>a <00:01.000>lovely <00:01.500>day.

            00:02.300 --> 00:03.900
            I have seen better ones.
            """;

    private static JsonPath explained(String transcript, String options) {
        String request = "{\"clip\": {\"part\": \"talk\", \"transcript\": {\"part\": \"words\"}}, \"options\": ";
        return given().multiPart("request", request + options + "}", "application/json")
                .multiPart("talk", "talk.wav", Recordings.wav(4))
                .multiPart("words", "talk.vtt", transcript.getBytes(StandardCharsets.UTF_8))
                .post("/v1/explain")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String told(Map<String, ?> unit) {
        return unit.get("label") + " " + unit.get("start") + "-" + unit.get("end")
                + (unit.containsKey("estimated") ? " estimated" : "");
    }

    private static List<String> words(JsonPath answer, int segment) {
        return answer.<Map<String, ?>>getList("explanations[" + segment + "].units.language").stream()
                .map(ClipUnitTimesTest::told)
                .toList();
    }

    @Test
    void words_haveTheTimesOfTheTranscript_whereItHasSome() {
        JsonPath answer = explained(TIMED, "{}");

        assertThat(words(answer, 0))
                .containsExactly("What 0.5-0.8", "a 0.8-1.0", "lovely 1.0-1.5", "day 1.5-2.0", ". 1.5-2.0");
        assertThat(words(answer, 1)).first().isEqualTo("I 2.3-2.367 estimated");
        assertThat(words(answer, 1)).last().asString().endsWith("-3.9 estimated");
    }

    @Test
    void wordPieces_haveTheTimesOfTheirWord() {
        JsonPath answer =
                explained(TIMED.replace("lovely", "unaffable"), "{\"resolution\": {\"language\": \"tokens\"}}");

        assertThat(words(answer, 0)).contains("una 1.0-1.5", "##ffa 1.0-1.5", "##ble 1.0-1.5", "day 1.5-2.0");
    }

    /** Frames of 200 ms lie side by side from the clip's start, so that the first begins before the segment. */
    @Test
    void frames_haveTheirTimes_whateverResolutionWasAskedFor() {
        JsonPath answer = explained(TIMED, "{}");

        assertThat(answer.getFloat("explanations[0].frame_rates.audio")).isEqualTo(5);
        List<Map<String, ?>> frames = answer.getList("explanations[0].units.audio");
        assertThat(frames).hasSize(8);
        assertThat(told(frames.getFirst())).isEqualTo("null 0.4-0.6");
        assertThat(told(frames.getLast())).isEqualTo("null 1.8-2.0");
        assertThat(told(answer.<Map<String, ?>>getList("explanations[1].units.audio")
                        .getFirst()))
                .isEqualTo("null 2.2-2.4");
    }

    @Test
    void seconds_ofAClip_areThoseOfTheClip() {
        JsonPath answer = explained(TIMED, "{\"resolution\": {\"time\": \"seconds\"}}");

        assertThat(words(answer, 0)).contains("lovely 1.0-1.5");
        assertThat(answer.getFloat("explanations[1].units.audio[0].start")).isEqualTo(2.2f);
    }
}
