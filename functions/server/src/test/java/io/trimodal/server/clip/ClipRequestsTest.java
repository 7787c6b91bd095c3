package io.trimodal.server.clip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Recordings over HTTP: what is taken, and what is answered. */
@QuarkusTest
@TestProfile(ClipServer.class)
class ClipRequestsTest {
    private static RequestSpecification talk() {
        return given().multiPart("clip", "talk.wav", Recordings.wav(4))
                .multiPart("transcript", "talk.vtt", Recordings.transcript());
    }

    private static ValidatableResponse scored(RequestSpecification call) {
        return call.post("/v1/predict").then().statusCode(200);
    }

    @Test
    void clipAndTranscript_areScoredBySegment() {
        scored(talk().multiPart("id", "talk"))
                .body("clip.seconds", equalTo(4.0f))
                .body("clip.segmented_by", equalTo("transcript"))
                .body("clip.front_ends", hasItem("voice:1.0.0"))
                .body("clip.faces_followed", equalTo(0))
                .body("predictions.id", contains("talk#0", "talk#1"))
                .body("predictions.text", contains("What a lovely day.", "I have seen better ones."))
                .body("predictions.speaker", contains("Ann", "Ben"))
                .body("predictions[0].start", equalTo(0.2f))
                .body("predictions[1].end", equalTo(3.9f))
                .body("predictions.voiced_share", everyItem(greaterThan(0.2f)))
                .body("predictions.frames", contains(0, 0))
                .body("predictions.frames_without_face", contains(0, 0))
                .body("predictions[0].face", equalTo(null))
                .body("predictions[0].modalities.language.status", equalTo("present"))
                .body("predictions[0].modalities.audio.status", equalTo("present"))
                .body("predictions[0].modalities.vision.status", equalTo("absent"));
    }

    @Test
    void sameClip_getsTheSameAnswer_andASegmentIsAnUtterance() {
        int before = given().get("/v1/usage").path("total.utterances");
        String first = scored(talk()).extract().asString();
        assertThat(scored(talk()).extract().asString()).isEqualTo(first);
        int after = given().get("/v1/usage").path("total.utterances");
        assertThat(after - before).isEqualTo(4);
    }

    @Test
    void sound_mayBeAPartOfItsOwn_asWavOrWaveform() {
        JsonPath wav = scored(given().multiPart("audio", "a.wav", Recordings.wav(4))
                        .multiPart("transcript", "t", Recordings.transcript()))
                .body("predictions", hasSize(2))
                .extract()
                .jsonPath();
        JsonPath waveform = scored(given().multiPart("audio", "a.npy", Recordings.waveform(Recordings.voice(4)))
                        .multiPart("sample_rate", Integer.toString(Recordings.RATE))
                        .multiPart("transcript", "t", Recordings.transcript()))
                .body("clip.seconds", equalTo(4.0f))
                .body("predictions", hasSize(2))
                .extract()
                .jsonPath();
        assertThat(waveform.getFloat("predictions[0].voiced_share"))
                .isEqualTo(wav.getFloat("predictions[0].voiced_share"));
    }

    @Test
    void pictures_mayBeAnArray_withTheirRate() {
        scored(given().multiPart("audio", "a.wav", Recordings.wav(4))
                        .multiPart("vision", "v.npy", Recordings.frames(8, 48, 64))
                        .multiPart("frame_rate", "2")
                        .multiPart("transcript", "t", Recordings.transcript()))
                .body("clip.seconds", equalTo(4.0f))
                .body("predictions", hasSize(2))
                .body("predictions[0].modalities.vision.status", equalTo("absent"));
    }

    @Test
    void document_refersToTheClip_andHoldsTheTranscript() {
        String document = """
                {"model": "trimodal-lnln", "clip": {"part": "recording", "face": "first", "transcript":
                 "WEBVTT\\n\\n00:00.000 --> 00:02.000\\nWhat a lovely day."}}""";
        scored(given().multiPart("request", document, "application/json")
                        .multiPart("recording", "talk.wav", Recordings.wav(4)))
                .body("model.name", equalTo("trimodal-lnln"))
                .body("predictions.id", contains("0"))
                .body("predictions[0].text", equalTo("What a lovely day."))
                .body("predictions[0].completeness", greaterThan(0f));
    }

    @Test
    void explain_hasSegments_andUnits() {
        talk().post("/v1/explain")
                .then()
                .statusCode(200)
                .body("clip.seconds", equalTo(4.0f))
                .body("explanations.prediction.speaker", contains("Ann", "Ben"))
                .body("explanations[0].units.language.label", hasItem("lovely"))
                .body("explanations[0].shapley.values.audio", notNullValue());
    }

    @Test
    void chosenSegments_areThoseOfTheWholeRecording_andCostNoMore() {
        float whole = scored(talk()).extract().jsonPath().getFloat("predictions[1].score");
        String document = """
                {"clip": {"part": "talk", "transcript": {"part": "words"}, "segments": [1]}}""";
        int before = given().get("/v1/usage").path("total.utterances");
        scored(given().multiPart("request", document, "application/json")
                        .multiPart("talk", "talk.wav", Recordings.wav(4))
                        .multiPart("words", "talk.vtt", Recordings.transcript()))
                .body("predictions.id", contains("1"))
                .body("predictions.speaker", contains("Ben"))
                .body("predictions[0].score", equalTo(whole));
        int after = given().get("/v1/usage").path("total.utterances");
        assertThat(after - before).isEqualTo(1);
    }

    @Test
    void robustnessCheck_hasSegments() {
        String document = """
                {"clip": {"part": "talk", "transcript": {"part": "words"}},
                 "options": {"rates": [0, 0.5], "trials": 2}}""";
        given().multiPart("request", document, "application/json")
                .multiPart("talk", "talk.wav", Recordings.wav(4))
                .multiPart("words", "talk.vtt", Recordings.transcript())
                .post("/v1/robustness-check")
                .then()
                .statusCode(200)
                .body("clip.segmented_by", equalTo("transcript"))
                .body("segments.start", contains(0.2f, 2.1f))
                .body("segments.speaker", contains("Ann", "Ben"))
                .body("models[0].utterances", hasSize(2));
    }

    @Test
    void utterances_haveNothingOfClips() {
        given().contentType("application/json")
                .body("{\"utterances\": [{\"text\": \"What a lovely day.\"}]}")
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .body("$", not(hasKey("clip")))
                .body("predictions[0]", not(hasKey("start")));
    }

    @Test
    void models_listFrontEnds() {
        given().get("/v1/models")
                .then()
                .statusCode(200)
                .body("front_ends.name", hasItem("voice"))
                .body("front_ends.find { it.name == 'voice' }.licence", equalTo("Apache-2.0"))
                .body("front_ends.find { it.name == 'voice' }.kind", equalTo("voice"))
                .body("front_ends.find { it.name == 'voice' }.outputs", hasSize(33))
                .body("front_ends.find { it.name == 'voice' }.digest", matchesPattern("[0-9a-f]{64}"));
    }

    @Test
    void openApi_describesClips_withTheirLimits() {
        JsonPath document = given().get("/q/openapi?format=json").jsonPath();
        for (String request : List.of("PredictRequest", "ExplainRequest", "RobustnessCheckRequest")) {
            assertThat(document.getString("components.schemas." + request + ".properties.clip.description"))
                    .contains("At most 6 seconds and 9437184 pixels of a picture, and 30 segments");
        }
        assertThat(document.getMap("components.schemas.PredictParts.properties"))
                .containsKeys("clip", "transcript", "face", "sample_rate", "frame_rate");
        assertThat(document.getMap("components.schemas.ScoredUtterance.properties"))
                .containsKeys("start", "end", "text", "speaker", "voiced_share", "face", "frames_without_face")
                .doesNotContainKey("segment");
        assertThat(document.getMap("components.schemas.ClipAnswer.properties"))
                .containsKeys("seconds", "segmented_by", "front_ends", "faces_followed");
    }

    @Test
    void reports_ofClips_areMade() {
        for (String path : List.of("/v1/predict", "/v1/explain", "/v1/robustness-check")) {
            talk().accept("text/html")
                    .post(path)
                    .then()
                    .statusCode(200)
                    .contentType("text/html")
                    .body(containsString("<!DOCTYPE html>"))
                    .body(containsString("What a lovely day."));
        }
    }

    @Test
    void report_ofUtterances_isMadeToo() {
        given().contentType("application/json")
                .accept("text/html")
                .body("{\"utterances\": [{\"id\": \"morning\", \"text\": \"What a lovely day.\"}]}")
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .body(containsString("\"id\":\"morning\""));
    }
}
