package io.trimodal.server.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.GatheredClip;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.form.ClipReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A minute of speech and a face, decoded here and sent live, gets what the file gets. */
@QuarkusTest
@TestProfile(LiveServer.class)
class LiveEqualsFileTest {
    private static final Path CLIPS = Path.of("../../shared-model/media/src/test/resources/clips");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK = 1600;
    private static final double RATE = 16_000;

    private static final GatheredClip DECODED = GatheredClip.ofBoth();
    private static String words;

    @BeforeAll
    static void decode() throws IOException {
        words = Files.readString(CLIPS.resolve("minute.vtt"));
        new ClipReader(Optional.empty()).read(ClipSource.of(CLIPS.resolve("minute.mp4")), ClipOptions.DEFAULT, DECODED);
    }

    private static JsonNode file(boolean transcript) throws IOException {
        RequestSpecification call =
                given().multiPart("clip", CLIPS.resolve("minute.mp4").toFile());
        if (transcript) {
            call.multiPart("transcript", CLIPS.resolve("minute.vtt").toFile());
        }
        return JSON.readTree(
                call.post("/v1/predict").then().statusCode(200).extract().asString());
    }

    private static String start(String more) {
        PictureFrame first = DECODED.pictures().getFirst();
        return "{\"type\": \"start\", \"sound\": \"f32le\", \"pictures\": {\"width\": %d, \"height\": %d}%s}"
                .formatted(first.width(), first.height(), more);
    }

    /** What is sent beside sound and pictures, up to a second. */
    private interface Words {
        void until(LiveClient client, double second);
    }

    private static LiveClient live(String more, Words beside) {
        LiveClient client = new LiveClient();
        client.text(start(more));
        float[] sound = DECODED.waveform().samples();
        Deque<PictureFrame> pictures = new ArrayDeque<>(DECODED.pictures());
        for (int from = 0; from < sound.length; from += CHUNK) {
            while (!pictures.isEmpty() && pictures.getFirst().seconds() <= from / RATE) {
                PictureFrame picture = pictures.removeFirst();
                client.picture(picture.seconds(), picture.rgb());
            }
            int to = Math.min(sound.length, from + CHUNK);
            client.sound(sound, from, to);
            beside.until(client, to / RATE);
        }
        pictures.forEach(picture -> client.picture(picture.seconds(), picture.rgb()));
        client.text("{\"type\": \"end\"}");
        assertThat(client.closed()).as("%s", client.last()).isEqualTo(1000);
        return client;
    }

    private static void requireEqual(LiveClient live, JsonNode file) {
        List<JsonNode> expected = LiveClient.list(file.at("/predictions"));
        List<JsonNode> segments = live.segments();
        assertThat(segments)
                .extracting(segment -> segment.at("/id").asText())
                .containsExactlyElementsOf(expected.stream()
                        .map(segment -> segment.at("/id").asText())
                        .toList());
        for (int i = 0; i < expected.size(); i++) {
            JsonNode segment = segments.get(i);
            JsonNode same = expected.get(i);
            for (String field : List.of(
                    "start", "end", "text", "speaker", "voiced_share", "face", "frames", "frames_without_face")) {
                assertThat(segment.get(field)).as("%s of %d", field, i).isEqualTo(same.get(field));
            }
            for (String field : List.of("/score", "/interval/low", "/interval/high")) {
                assertThat(same.at(field).isNumber()).as(field).isTrue();
                assertThat(segment.at(field).asDouble())
                        .as("%s of %d", field, i)
                        .isCloseTo(same.at(field).asDouble(), within(1e-5));
            }
            assertThat(segment.get("modalities")).isEqualTo(same.get("modalities"));
            assertThat(segment.get("sentiment")).isEqualTo(same.get("sentiment"));
        }
        assertThat(live.last().at("/type").asText()).isEqualTo("summary");
        assertThat(live.last().at("/complete").asBoolean()).isTrue();
        assertThat(live.last().at("/segments").asInt()).isEqualTo(expected.size());
        assertThat(live.last().at("/clip")).isEqualTo(file.at("/clip"));
        assertThat(live.last().at("/model")).isEqualTo(file.at("/model"));
    }

    @Test
    void speech_isAnsweredBySpansOfVoice_andMostOfItBeforeTheEnd() throws IOException {
        JsonNode file = file(false);
        assertThat(file.at("/predictions").size()).isGreaterThan(5);
        int[] early = {0};
        try (LiveClient live = live(
                "",
                (client, second) -> early[0] = second < 55 ? client.segments().size() : early[0])) {
            requireEqual(live, file);
        }
        assertThat(early[0]).as("answered while the clip goes on").isGreaterThan(3);
    }

    @Test
    void transcriptAtTheStart_isThatOfTheFile() throws IOException {
        String transcript = JSON.writeValueAsString(words);
        try (LiveClient live = live(", \"transcript\": " + transcript, (_, _) -> {})) {
            requireEqual(live, file(true));
        }
    }

    @Test
    void cuesByAndBy_areThoseOfTheFile() throws IOException {
        Deque<String> cues = new ArrayDeque<>(List.of(words.strip().split("\n\n")));
        cues.removeFirst();
        try (LiveClient live = live(", \"cues\": true", (client, second) -> {
            while (!cues.isEmpty() && end(cues.getFirst()) <= second) {
                client.text("{\"type\": \"words\", \"transcript\": %s}"
                        .formatted(quoted("WEBVTT\n\n" + cues.removeFirst() + "\n")));
            }
        })) {
            requireEqual(live, file(true));
        }
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of a cue whose times have minutes and seconds. */
    private static double end(String cue) {
        String[] parts = cue.split("\n")[0].split(" --> ")[1].strip().split(":");
        return 60 * Double.parseDouble(parts[0]) + Double.parseDouble(parts[1]);
    }
}
