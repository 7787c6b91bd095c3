package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trimodal.support.Checkout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A recording as phones and cameras write it, H.264 and AAC in MP4, with the default models and no ffmpeg. */
class ClipIT {
    private static final String TRANSCRIPT = """
            WEBVTT

            00:00.000 --> 00:01.300
            <v Ann>What a lovely day.

            00:01.300 --> 00:02.900
            <v Ann>I could not be happier.
            """;

    private static Workbench workbench;
    private static byte[] talk;

    @BeforeAll
    static void start() throws IOException {
        talk = Files.readAllBytes(Checkout.own().resolve("shared-model/media/src/test/resources/clips/talk.mp4"));
        workbench = Workbench.start("-Dtrimodal.clips.ffmpeg=none");
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    private static HttpResponse<String> send(String path, byte[] clip) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "clip", clip);
        part(body, "transcript", TRANSCRIPT.getBytes(StandardCharsets.UTF_8));
        body.writeBytes("--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
        return workbench.send(HttpRequest.newBuilder(workbench.uri(path))
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] content) {
        body.writeBytes(("--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"f\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode answer(String path) {
        HttpResponse<String> response = send(path, talk);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Workbench.json(response);
    }

    @Test
    void mp4_isScoredBySegment_andTheSameEachTime() {
        JsonNode answer = answer("/v1/predict");
        assertThat(answer.at("/clip/segmented_by").asText()).isEqualTo("transcript");
        assertThat(answer.at("/clip/seconds").asDouble()).isBetween(2.5, 3.1);
        assertThat(answer.at("/predictions")).hasSize(2);
        JsonNode first = answer.at("/predictions/0");
        assertThat(first.at("/text").asText()).isEqualTo("What a lovely day.");
        assertThat(first.at("/speaker").asText()).isEqualTo("Ann");
        assertThat(first.at("/start").asDouble()).isZero();
        assertThat(first.at("/voiced_share").asDouble()).isGreaterThan(0.1);
        assertThat(first.at("/frames_without_face").asInt())
                .isBetween(0, first.at("/frames").asInt());
        assertThat(first.at("/modalities/audio/status").asText()).isEqualTo("present");
        assertThat(answer("/v1/predict")).isEqualTo(answer);
    }

    @Test
    void explanation_andCheck_haveTheSameSegments() {
        JsonNode explained = answer("/v1/explain");
        assertThat(explained.at("/explanations/1/prediction/text").asText()).isEqualTo("I could not be happier.");
        JsonNode checked = answer("/v1/robustness-check");
        assertThat(checked.at("/segments/1/text").asText()).isEqualTo("I could not be happier.");
        assertThat(checked.at("/models/0/utterances")).hasSize(2);
    }

    @Test
    void cutShort_isAProblem_thatNamesTheClip() {
        HttpResponse<String> response = send("/v1/predict", Arrays.copyOf(talk, 300));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(Workbench.json(response).at("/errors/0/field").asText()).isEqualTo("/clip/part");
    }

    @Test
    void models_listFrontEnds() {
        JsonNode list = Workbench.json(workbench.get("/v1/models")).at("/front_ends");
        assertThat(list.findValuesAsText("name")).contains("voice");
        assertThat(list.get(0).at("/digest").asText()).hasSize(64);
        assertThat(list.get(0).at("/licence").asText()).isNotEmpty();
    }
}
