package io.trimodal.server.clip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.trimodal.media.clip.ClipOptions;
import io.trimodal.media.clip.ClipSource;
import io.trimodal.media.clip.GatheredClip;
import io.trimodal.media.clip.PictureFrame;
import io.trimodal.media.form.ClipReader;
import io.trimodal.server.oip.Oip;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three seconds of a face as a tensor of the Open Inference Protocol get what they get as a file. */
@QuarkusTest
@TestProfile(ClipServer.class)
class FramesTensorTest {
    private static final String MODEL = "trimodal-almt";
    private static final Path FACE = Path.of("../../shared-model/media/src/test/resources/clips/minute.mp4");
    private static final int FRAMES = 15;
    private static final String TEXT =
            "{\"name\": \"text\", \"datatype\": \"BYTES\", \"shape\": [1, 1], \"data\": [\"What a lovely day.\"]}";

    private static byte[] pixels;
    private static int width;
    private static int height;

    @BeforeAll
    static void decode() {
        GatheredClip clip = GatheredClip.ofBoth();
        new ClipReader(Optional.empty()).read(ClipSource.of(FACE), ClipOptions.DEFAULT, clip);
        List<PictureFrame> frames = clip.pictures().subList(0, FRAMES);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        frames.forEach(frame -> all.writeBytes(frame.rgb()));
        pixels = all.toByteArray();
        width = frames.getFirst().width();
        height = frames.getFirst().height();
    }

    private static String tensor(String shape, int bytes) {
        return "{\"name\": \"frames\", \"datatype\": \"UINT8\", \"shape\": " + shape
                + ", \"parameters\": {\"frame_rate\": 5, \"binary_data_size\": " + bytes + "}}";
    }

    @Test
    void frames_areScoredAsTheirFile() {
        JsonPath file = given().multiPart("vision", "v.npy", Recordings.frames(FRAMES, height, width, pixels))
                .multiPart(
                        "transcript",
                        "t.vtt",
                        "WEBVTT\n\n00:00.000 --> 00:03.000\nWhat a lovely day.".getBytes(StandardCharsets.UTF_8))
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(file.getInt("predictions[0].modalities.vision.used")).isPositive();
        JsonPath tensor = Oip.binary(
                        MODEL,
                        "{\"inputs\": [" + TEXT + ", "
                                + tensor("[1, %d, %d, %d, 3]".formatted(FRAMES, height, width), pixels.length)
                                + "], \"outputs\": [{\"name\": \"score\", \"parameters\": {\"binary_data\": false}},"
                                + " {\"name\": \"frames_used\", \"parameters\": {\"binary_data\": false}}]}",
                        pixels)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(tensor.getFloat("outputs[0].data[0]"))
                .isCloseTo(file.getFloat("predictions[0].score"), within(1e-5f));
        assertThat(tensor.getInt("outputs[1].data[2]")).isEqualTo(file.getInt("predictions[0].modalities.vision.used"));
    }

    @Test
    void frames_ofAnotherShape_areRefused() {
        refused("[1, %d, %d, %d, 3]".formatted(FRAMES + 1, height, width), 400);
        refused("[1, %d]".formatted(pixels.length), 422);
        refused("[1, %d, %d, %d, 1]".formatted(3 * FRAMES, height, width), 422);
    }

    private static void refused(String shape, int status) {
        Oip.binary(MODEL, "{\"inputs\": [" + TEXT + ", " + tensor(shape, pixels.length) + "]}", pixels)
                .then()
                .statusCode(status)
                .body("error", containsString("frames"));
    }
}
