package io.trimodal.server.clip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a recording is said of the field or part that holds it. */
@QuarkusTest
@TestProfile(ClipServer.class)
class ClipErrorsTest {
    private static void refused(RequestSpecification call, int status, String field, String detail) {
        call.post("/v1/predict")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field))
                .body("errors[0].detail", containsString(detail));
    }

    private static RequestSpecification clip(byte[] content) {
        return given().multiPart("clip", "talk", content);
    }

    private static RequestSpecification document(String json) {
        return given().multiPart("request", json, "application/json");
    }

    @Test
    void jsonAlone_hasNoParts() {
        refused(
                given().contentType(ContentType.JSON).body("{\"clip\": {\"part\": \"talk\"}}"),
                400,
                "/clip/part",
                "multipart/form-data");
        refused(given().contentType(ContentType.JSON).body("{\"clip\": {}}"), 400, "/clip", "has no recording");
    }

    @Test
    void clipBesideUtterances_isRefused() {
        refused(
                document("{\"clip\": {\"part\": \"talk\"}, \"utterances\": [{\"text\": \"a\"}]}")
                        .multiPart("talk", "talk.wav", Recordings.wav(1)),
                400,
                "/clip",
                "stands beside utterances");
    }

    @Test
    void clipBesideSoundOfItsOwn_isRefused() {
        refused(clip(Recordings.wav(1)).multiPart("audio", "a.wav", Recordings.wav(1)), 400, "/clip", "stands beside");
    }

    @Test
    void unknownTranscript_namesTheLine() {
        refused(
                clip(Recordings.wav(1))
                        .multiPart(
                                "transcript",
                                "t.vtt",
                                "WEBVTT\n\n00:00.000 --> 00:0x.000\nHello".getBytes(StandardCharsets.UTF_8)),
                400,
                "/clip/transcript",
                "line 3");
    }

    @Test
    void zip_isNoRecording() {
        byte[] zip = "PK\u0003\u0004 and so on".getBytes(StandardCharsets.ISO_8859_1);
        refused(clip(zip), 400, "/clip/part", "a zip archive");
    }

    @Test
    void nothing_isNoRecording() {
        refused(clip(new byte[0]), 400, "/clip/part", "empty");
    }

    @Test
    void tooLong_is413() {
        refused(clip(Recordings.wav(ClipServer.LONGEST + 2)), 413, "/clip/part", "expected at most 6.00 s");
    }

    @Test
    void formOfFfmpegAlone_is422_whereThereIsNone() {
        byte[] flac = "fLaC and so on".getBytes(StandardCharsets.US_ASCII);
        refused(clip(flac), 422, "/clip/part", "ffmpeg");
    }

    @Test
    void faceThatIsNotThere_is422() {
        List<String> frontEnds = given().get("/v1/models").path("front_ends.kind");
        assumeThat(frontEnds).as("needs npm at build time").contains("face");
        refused(
                given().multiPart("vision", "v.npy", Recordings.frames(5, 48, 64))
                        .multiPart("face", "3"),
                422,
                "/clip/face",
                "cannot be");
    }

    @Test
    void segmentThatIsNotThere_is422() {
        refused(
                document("{\"clip\": {\"part\": \"talk\", \"transcript\": \"Hello.\", \"segments\": [0, 7]}}")
                        .multiPart("talk", "talk.wav", Recordings.wav(1)),
                422,
                "/clip/segments/1",
                "counted from 0");
        refused(
                document("{\"clip\": {\"part\": \"talk\", \"segments\": [1, 1]}}")
                        .multiPart("talk", "talk.wav", Recordings.wav(1)),
                400,
                "/clip/segments/1",
                "given twice");
    }

    @Test
    void wordsForAFace_areNamed() {
        refused(clip(Recordings.wav(1)).multiPart("face", "tallest"), 400, "/clip/face", "largest");
    }

    @Test
    void rateThatIsNoNumber_isRefused() {
        refused(clip(Recordings.wav(1)).multiPart("sample_rate", "fast"), 400, "/clip/sample_rate", "");
    }

    @Test
    void silence_hasNothingToScore() {
        refused(
                given().multiPart("audio", "a.npy", Recordings.waveform(new float[Recordings.RATE])),
                422,
                "/clip",
                "nothing to score");
    }

    @Test
    void picturesThatAreSound_areRefused() {
        refused(
                given().multiPart("audio", "a.wav", Recordings.wav(1)).multiPart("vision", "v.wav", Recordings.wav(1)),
                400,
                "/clip/vision",
                "holds no pictures");
        refused(
                given().multiPart("audio", "a.npy", Recordings.frames(5, 48, 64)),
                400,
                "/clip/audio",
                "holds no sound");
    }

    private static byte[] cues(int count, double step) {
        StringBuilder cues = new StringBuilder("WEBVTT\n\n");
        for (int cue = 0; cue < count; cue++) {
            cues.append("00:%06.3f --> 00:%06.3f%n<v S%d>This is sentence number %d.%n%n"
                    .formatted(cue * step, cue * step + 0.24, cue, cue));
        }
        return cues.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A transcript may have any number of cues at the same time. */
    @Test
    void moreSegmentsThanAreTaken_is413() {
        refused(
                clip(Recordings.wav(1)).multiPart("transcript", "t.vtt", cues(ClipServer.SEGMENTS + 1, 0)),
                413,
                "/clip",
                "has 31 segments; at most 30 are taken");
    }

    @Test
    void moreSegmentsThanAreExplained_isSaidOfTheClip() {
        clip(Recordings.wav(5))
                .multiPart("transcript", "t.vtt", cues(20, 0.25))
                .post("/v1/explain")
                .then()
                .statusCode(413)
                .body("errors[0].field", equalTo("/clip"))
                .body("errors[0].detail", containsString("20 segments"));
    }

    @Test
    void moreWordsThanATextMayHave_is413() {
        String cue = "WEBVTT\n\n00:00.000 --> 00:01.000\n" + "word ".repeat(ClipServer.CHARACTERS / 5 + 1);
        for (String path : List.of("/v1/predict", "/v1/explain", "/v1/robustness-check")) {
            clip(Recordings.wav(1))
                    .multiPart("transcript", "t.vtt", cue.getBytes(StandardCharsets.UTF_8))
                    .post(path)
                    .then()
                    .statusCode(413)
                    .body("errors[0].field", equalTo("/clip/transcript"))
                    .body("errors[0].detail", containsString("404 characters for the segment at 0.00 s; at most 400"));
        }
    }

    @Test
    void unusedPart_isRefused() {
        refused(clip(Recordings.wav(1)).multiPart("text", "hello"), 400, "", "to which nothing refers");
    }

    @Test
    void longId_isRefused() {
        refused(
                clip(Recordings.wav(1)).multiPart("id", String.join("", Collections.nCopies(300, "x"))),
                400,
                "/clip/id",
                "300 characters");
    }
}
