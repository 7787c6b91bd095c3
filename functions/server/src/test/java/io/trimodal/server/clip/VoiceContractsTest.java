package io.trimodal.server.clip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.GatheredClip;
import io.trimodal.media.form.ClipReader;
import io.trimodal.server.oip.Oip;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A recording is read with the front end that makes what the model takes of a voice, or refused. */
@QuarkusTest
@TestProfile(VoiceModelsServer.class)
class VoiceContractsTest {
    private static final Path TALK = Path.of("../../shared-model/media/src/test/resources/clips/talk.mp4");
    private static final String SEVENTEEN = "model seventeen:1.0.0 takes 17 values a frame of audio, which no front end"
            + " here makes: voice:1.0.0 makes 33 values (log_f0, mfcc_0, mfcc_1, mfcc_2, …), voice-prosody:1.0.0 makes"
            + " 40 values (log_f0, mfcc_0, mfcc_1, mfcc_2, …); give its features instead, or leave audio out";

    private static RequestSpecification talk() {
        return given().multiPart("clip", TALK.toFile());
    }

    private static RequestSpecification talk(String document) {
        return talk().multiPart("request", document, "application/json");
    }

    private static String document(String model) {
        return "{\"model\": \"%s\", \"clip\": {\"part\": \"clip\"}}".formatted(model);
    }

    private static ValidatableResponse refused(RequestSpecification call, String path, String... details) {
        ValidatableResponse answer = call.post(path).then().statusCode(422);
        for (String detail : details) {
            answer.body("detail", containsString(detail));
        }
        return answer;
    }

    @Test
    void models_sayWhichFrontEndMakesTheirValues() {
        JsonPath models = given().get("/v1/models").jsonPath();
        assertThat(models.getString("default")).isEqualTo("prosody:1.0.0");
        String audio = "models.find { it.name == '%s' }.features.audio.front_end";
        assertThat(models.getString(audio.formatted("prosody"))).isEqualTo("voice-prosody:1.0.0");
        assertThat(models.getString(audio.formatted("unnamed"))).isEqualTo("voice:1.0.0");
        assertThat(models.getString(audio.formatted("swapped"))).isNull();
        given().get("/v1/models/seventeen")
                .then()
                .statusCode(200)
                .body("features.audio", not(hasKey("front_end")))
                .body("features.language", not(hasKey("front_end")));
    }

    @Test
    void recording_isReadWithTheFrontEndOfItsModel() {
        String front = "clip.front_ends";
        talk().post("/v1/predict")
                .then()
                .statusCode(200)
                .body("model.name", equalTo("prosody"))
                .body(front, allOf(hasItem("voice-prosody:1.0.0"), not(hasItem("voice:1.0.0"))))
                .body("predictions[0].modalities.audio.status", equalTo("present"));
        talk(document("unnamed"))
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .body("model.name", equalTo("unnamed"))
                .body(front, allOf(hasItem("voice:1.0.0"), not(hasItem("voice-prosody:1.0.0"))))
                .body("predictions[0].modalities.audio.status", equalTo("present"));
    }

    @Test
    void wav_isScored_andExplained() {
        GatheredClip decoded = GatheredClip.ofBoth();
        new ClipReader(Optional.empty()).read(ClipSource.of(TALK), ClipOptions.DEFAULT, decoded);
        byte[] wav = Recordings.wav(decoded.waveform().samples());
        JsonPath answer = given().multiPart("clip", "talk.wav", wav)
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(answer.getFloat("predictions[0].score")).isFinite();
        assertThat(answer.getString("predictions[0].modalities.audio.status")).isEqualTo("present");
        given().multiPart("clip", "talk.wav", wav)
                .post("/v1/explain")
                .then()
                .statusCode(200)
                .body("explanations[0].prediction.score", equalTo(answer.getFloat("predictions[0].score")));
    }

    @Test
    void modelOfThePath_decidesToo() {
        talk().post("/v2/models/unnamed/explain")
                .then()
                .statusCode(200)
                .body("clip.front_ends", hasItem("voice:1.0.0"));
        for (String function : List.of("explain", "robustness-check")) {
            talk().post("/v2/models/seventeen/" + function)
                    .then()
                    .statusCode(422)
                    .body("error", containsString(SEVENTEEN));
        }
    }

    @Test
    void valuesThatNoFrontEndMakes_areRefused() {
        for (String path : List.of("/v1/predict", "/v1/explain", "/v1/robustness-check")) {
            refused(talk(document("seventeen")), path, SEVENTEEN).body("errors[0].field", equalTo("/clip/part"));
        }
    }

    @Test
    void namesInAnotherOrder_areRefused_andTheFirstIsSaid() {
        refused(
                talk(document("swapped")),
                "/v1/predict",
                "model swapped:1.0.0 takes 33 values (log_f0, mfcc_1, mfcc_0, mfcc_2, …) a frame of audio",
                "voice:1.0.0 makes 33 values (log_f0, mfcc_0, mfcc_1, mfcc_2, …), where value 2 is mfcc_0 and not"
                        + " mfcc_1");
    }

    @Test
    void pictures_needNoFrontEndOfTheVoice() {
        given().multiPart("vision", "v.npy", Recordings.frames(8, 48, 64))
                .multiPart("model", "seventeen")
                .post("/v1/predict")
                .then()
                .statusCode(422)
                .body("detail", containsString("nothing to score"));
    }

    @Test
    void modelsThatTakeDifferentValues_areNotCheckedTogether() {
        String both = """
                {"models": ["prosody", "unnamed"], "clip": {"part": "clip"},
                 "options": {"rates": [0], "trials": 1}}""";
        refused(
                talk(both),
                "/v1/robustness-check",
                "models prosody:1.0.0 and unnamed:1.0.0 take different values of audio, which front ends"
                        + " voice-prosody:1.0.0 and voice:1.0.0 make");
        talk(both.replace("\"prosody\", ", ""))
                .post("/v1/robustness-check")
                .then()
                .statusCode(200)
                .body("clip.front_ends", hasItem("voice:1.0.0"));
    }

    @Test
    void tensors_areTakenWhereAFrontEndMakesTheValues() {
        given().get("/v2/models/prosody").then().body("inputs.name", hasItems("audio", "waveform"));
        given().get("/v2/models/seventeen").then().body("inputs.name", not(hasItem("waveform")));
        Oip.json("seventeen", "{\"inputs\": [" + waveform() + "]}")
                .then()
                .statusCode(422)
                .body("error", containsString("waveform"))
                .body("error", containsString(SEVENTEEN));
    }

    private static String waveform() {
        float[] voice = Recordings.voice(2);
        return Oip.tensor("waveform", String.format(Locale.ROOT, "[1, %d]", voice.length), voice);
    }
}
