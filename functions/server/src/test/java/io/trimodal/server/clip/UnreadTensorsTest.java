package io.trimodal.server.clip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.trimodal.server.oip.Oip;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Sound and pictures as tensors of the Open Inference Protocol get what they get as files. */
@QuarkusTest
@TestProfile(ClipServer.class)
class UnreadTensorsTest {
    private static final String MODEL = "trimodal-almt";
    private static final float[] VOICE = Recordings.voice(3);

    /** The whole recording as one segment without words. */
    private static float ofFile() {
        return given().multiPart("audio", "a.npy", Recordings.waveform(VOICE))
                .multiPart(
                        "transcript",
                        "t.vtt",
                        "WEBVTT\n\n00:00.000 --> 00:03.000\nWhat a lovely day.".getBytes(StandardCharsets.UTF_8))
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getFloat("predictions[0].score");
    }

    private static final String TEXT =
            "{\"name\": \"text\", \"datatype\": \"BYTES\", \"shape\": [1, 1], \"data\": [\"What a lovely day.\"]}";

    @Test
    void waveform_isScoredAsItsFile_inJsonAndBinary() {
        String shape = "[1, " + VOICE.length + "]";
        float json = Oip.json(MODEL, "{\"inputs\": [" + TEXT + ", " + Oip.tensor("waveform", shape, VOICE) + "]}")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getFloat("outputs.find { it.name == 'score' }.data[0]");
        assertThat(json).isCloseTo(ofFile(), within(1e-5f));
        float binary = Oip.binary(
                        MODEL,
                        "{\"inputs\": [" + TEXT + ", " + Oip.binaryTensor("waveform", shape, VOICE)
                                + "], \"outputs\": [{\"name\": \"score\", \"parameters\": {\"binary_data\": false}}]}",
                        Oip.bytes(VOICE))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getFloat("outputs[0].data[0]");
        assertThat(binary).isEqualTo(json);
    }

    @Test
    void metadata_listsThem() {
        given().get("/v2/models/" + MODEL)
                .then()
                .statusCode(200)
                .body("inputs.name", hasItems("waveform", "waveform_length"))
                .body("inputs.find { it.name == 'waveform' }.shape", hasItems(-1, -1));
    }

    @Test
    void waveform_thatIsTooLong_orBesideAudio_orOfNoRate_isRefused() {
        float[] tooLong = new float[2 * Recordings.RATE];
        Oip.json(
                        MODEL,
                        "{\"inputs\": [{\"name\": \"waveform\", \"datatype\": \"FP32\", \"shape\": [1, 3],"
                                + " \"parameters\": {\"sample_rate\": 0}, \"data\": [0, 0, 0]}]}")
                .then()
                .statusCode(400)
                .body("error", containsString("sample_rate"));
        Oip.json(
                        MODEL,
                        "{\"inputs\": [{\"name\": \"waveform\", \"datatype\": \"FP32\", \"shape\": [1, %d],"
                                        .formatted(tooLong.length)
                                + " \"parameters\": {\"sample_rate\": 1000, \"binary_data_size\": 1}}]}")
                .then()
                .statusCode(400);
        Oip.binary(
                        MODEL,
                        "{\"inputs\": [{\"name\": \"waveform\", \"datatype\": \"FP32\", \"shape\": [1, %d],"
                                        .formatted(tooLong.length)
                                + " \"parameters\": {\"sample_rate\": 1000, \"binary_data_size\": %d}}]}"
                                        .formatted(4 * tooLong.length),
                        Oip.bytes(tooLong))
                .then()
                .statusCode(413)
                .body("error", containsString("waveform"));
    }
}
