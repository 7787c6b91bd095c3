package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.GatheredClip;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.form.ClipReader;
import io.trimodal.support.Checkout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Live calls of the packaged application. */
class LiveIT {
    private static final Path CLIPS = Checkout.own().resolve("shared-model/media/src/test/resources/clips");
    private static final int RATE = 16_000;
    private static final int CHUNK = RATE / 4;
    private static final double TOLERANCE = 1e-5;
    private static final String START = """
            {"type": "start", "sound": "s16le",
             "transcript": "WEBVTT\\n\\n00:00.000 --> 00:01.900\\nWhat a lovely day."}""";

    private static float[] buzz(int seconds) {
        float[] samples = new float[RATE * seconds];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.25 * Math.sin(2 * Math.PI * 140 * i / RATE));
        }
        return samples;
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] content) {
        body.writeBytes(("--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"f\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode ofFile(Workbench workbench) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "clip", Files.readAllBytes(CLIPS.resolve("minute.mp4")));
        part(body, "transcript", Files.readAllBytes(CLIPS.resolve("minute.vtt")));
        body.writeBytes("--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = workbench.send(HttpRequest.newBuilder(workbench.uri("/v1/predict"))
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Workbench.json(answer);
    }

    /** As it would come from a microphone and a camera, but faster. */
    private static void send(LiveCaller caller, GatheredClip clip) throws IOException {
        Deque<PictureFrame> pictures = new ArrayDeque<>(clip.pictures());
        PictureFrame first = pictures.getFirst();
        String words = new ObjectMapper().writeValueAsString(Files.readString(CLIPS.resolve("minute.vtt")));
        caller.text("{\"type\": \"start\", \"sound\": \"f32le\", \"pictures\": {\"width\": %d, \"height\": %d}"
                        .formatted(first.width(), first.height())
                + ", \"transcript\": " + words + "}");
        float[] sound = clip.waveform().samples();
        for (int from = 0; from < sound.length; from += CHUNK) {
            while (!pictures.isEmpty() && pictures.getFirst().seconds() * RATE <= from) {
                PictureFrame picture = pictures.removeFirst();
                caller.picture(picture.seconds(), picture.rgb());
            }
            caller.exactSound(sound, from, Math.min(sound.length, from + CHUNK));
        }
        pictures.forEach(picture -> caller.picture(picture.seconds(), picture.rgb()));
        caller.text("{\"type\": \"end\"}");
    }

    private static List<JsonNode> live(Workbench workbench, GatheredClip clip) throws IOException {
        try (LiveCaller caller = new LiveCaller(workbench.port())) {
            send(caller, clip);
            assertThat(caller.closed()).as("%s", caller.messages()).isEqualTo(1000);
            return caller.messages();
        }
    }

    private static List<JsonNode> ofType(List<JsonNode> messages, String type) {
        return messages.stream()
                .filter(message -> message.at("/type").asText().equals(type))
                .toList();
    }

    @Test
    void minute_thatIsSentLive_getsWhatItsFileGets() throws Exception {
        GatheredClip clip = GatheredClip.ofBoth();
        new ClipReader(Optional.empty()).read(ClipSource.of(CLIPS.resolve("minute.mp4")), ClipOptions.DEFAULT, clip);
        try (Workbench workbench = Workbench.start("-Dtrimodal.clips.ffmpeg=none")) {
            JsonNode file = ofFile(workbench);
            List<JsonNode> messages = live(workbench, clip);
            List<JsonNode> segments = ofType(messages, "segment");
            assertThat(segments).hasSize(file.at("/predictions").size()).hasSizeGreaterThan(5);
            for (int i = 0; i < segments.size(); i++) {
                JsonNode live = segments.get(i).at("/prediction");
                JsonNode same = file.at("/predictions").get(i);
                for (String field : List.of("id", "start", "end", "text", "modalities", "sentiment")) {
                    assertThat(live.get(field)).as("%s of %d", field, i).isEqualTo(same.get(field));
                }
                for (String number : List.of("/score", "/interval/low", "/interval/high")) {
                    assertThat(same.at(number).isNumber()).as(number).isTrue();
                    assertThat(live.at(number).asDouble())
                            .as("%s of %d", number, i)
                            .isCloseTo(same.at(number).asDouble(), within(TOLERANCE));
                }
            }
            assertThat(ofType(messages, "summary").getFirst().at("/clip")).isEqualTo(file.at("/clip"));
        }
    }

    @Test
    void sigterm_duringCalls_answersWhatCame_andSaysGoodbye() throws Exception {
        try (Workbench workbench = Workbench.start("-Dtrimodal.clips.ffmpeg=none");
                LiveCaller caller = new LiveCaller(workbench.port())) {
            caller.text(START);
            caller.sound(buzz(2), 0, 2 * RATE);
            caller.await("ready");
            workbench.process().destroy();
            assertThat(caller.closed()).as(workbench.log()).isEqualTo(1001);
            assertThat(caller.messages())
                    .extracting(message -> message.at("/type").asText())
                    .containsExactly("ready", "segment", "summary");
            assertThat(caller.messages().getLast().at("/complete").asBoolean(true))
                    .isFalse();
            assertThat(workbench.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(workbench.log()).doesNotContain("ERROR").doesNotContain("had no answer");
        }
    }

    @Test
    void garbage_isToldSo_andTheServerGoesOn() throws Exception {
        try (Workbench workbench = Workbench.start("-Dtrimodal.live.connections=2")) {
            for (int i = 0; i < 4; i++) {
                try (LiveCaller caller = new LiveCaller(workbench.port())) {
                    caller.text("garbage");
                    assertThat(caller.closed()).isEqualTo(1007);
                    assertThat(caller.messages().getLast().at("/problem/status").asInt())
                            .isEqualTo(400);
                }
                awaitNoConnection(workbench);
            }
        }
    }

    /** The only place of a caller is given back when the connection is gone, a moment after the caller knows. */
    private static void awaitNoConnection(Workbench workbench) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(10);
        while (!workbench.get("/q/metrics").body().contains("trimodal_live_connections 0.0")) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }
}
