package io.trimodal.server.predict;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.trimodal.function.FaceFile;
import io.trimodal.function.FormulaModels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Features with their frame rate, for a model whose contract states five frames a second. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class PredictFrameRateTest {
    private static final String NOTE =
            "vision: 60 frames, 30.0 a second, became 10, 5.00 a second as the model's contract states";

    private static RequestSpecification call() {
        return given().config(RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)));
    }

    private static ValidatableResponse predict(Map<String, Object> vision) {
        return call().contentType(ContentType.JSON)
                .body(Map.of("model", "formula-face", "utterances", List.of(Map.of("vision", vision))))
                .post("/v1/predict")
                .then();
    }

    /** Two seconds, thirty frames each, that show another value every second. */
    private static List<List<Double>> face() {
        return FaceFile.features(60, 30, _ -> false);
    }

    private static double score() {
        return predict(Map.of("features", FaceFile.features(10, 5, _ -> false)))
                .statusCode(200)
                .extract()
                .jsonPath()
                .getDouble("predictions[0].score");
    }

    @Test
    void features_areBroughtToTheRateOfTheContract() {
        predict(Map.of("features", face(), "frame_rate", 30))
                .statusCode(200)
                .body("predictions[0].score", closeTo(score(), 1e-5))
                .body("predictions[0].modalities.vision.given", equalTo(10))
                .body("predictions[0].modalities.vision.used", equalTo(10))
                .body("predictions[0].notes", contains(NOTE));
    }

    @Test
    void featuresInAPartOfTheirOwn_areToo() {
        ByteBuffer values = ByteBuffer.allocate(60 * 20 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        face().forEach(row -> row.forEach(value -> values.putFloat(value.floatValue())));
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (60, 20), }\n";
        byte[] npy = ByteBuffer.allocate(10 + header.length() + values.capacity())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII))
                .put(values.array())
                .array();
        call().multiPart(
                        "request",
                        "{\"model\": \"formula-face\", \"utterances\": [{\"vision\":"
                                + " {\"features\": {\"part\": \"face\"}, \"frame_rate\": 30}}]}",
                        "application/json")
                .multiPart("face", "face.npy", npy)
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .body("predictions[0].score", closeTo(score(), 1e-5))
                .body("predictions[0].notes", contains(NOTE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-30", "0.5", "1000.5", "1e300", "1e999"})
    void rateThatIsNone_isTheFieldsFault(String rate) {
        call().contentType(ContentType.JSON)
                .body("{\"model\": \"formula-face\", \"utterances\": [{\"vision\": {\"features\": [[1]],"
                        + " \"frame_rate\": "
                        + rate + "}}]}")
                .post("/v1/predict")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("/utterances/0/vision/frame_rate"))
                .body("errors[0].detail", startsWith("is "))
                .body("errors[0].detail", containsString("must be from 1.0 to 1000.0"));
    }

    @Test
    void models_stateTheRate() {
        call().get("/v1/models/formula-face")
                .then()
                .statusCode(200)
                .body("features.vision.frame_rate", closeTo(5, 0))
                .body("features.audio", not(hasKey("frame_rate")))
                .body("features.language", not(hasKey("frame_rate")));
    }

    private static ValidatableResponse infer(String parameters, String inputs) {
        return call().contentType(ContentType.JSON)
                .body("{\"parameters\": " + parameters + ", \"inputs\": [" + inputs + "]}")
                .post("/v2/models/formula-face/infer")
                .then();
    }

    /** The face, and as many frames of padding. */
    private static String tensors(String parameters) {
        return "{\"name\": \"vision\", \"datatype\": \"FP32\", \"shape\": [1, 120, 20], \"parameters\": " + parameters
                + ", \"data\": "
                + List.of(Stream.concat(face().stream(), face().stream()).toList())
                + "}, {\"name\": \"vision_length\", \"datatype\": \"INT64\", \"shape\": [1], \"data\": [60]}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                  | {"frame_rate": 30}
            {"frame_rate": 30}  | {}
            {"frame_rate": 100} | {"frame_rate": 30.0}
            """)
    void tensors_areBroughtToTheRateOfTheContract_withinTheirLength(String request, String input) {
        infer(request, tensors(input))
                .statusCode(200)
                .body("outputs.find {it.name == 'score'}.data[0]", closeTo(score(), 1e-5))
                .body("outputs.find {it.name == 'frames_given'}.data", contains(0, 0, 10))
                .body("outputs.find {it.name == 'notes'}.data[0]", containsString(NOTE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-30", "1000.5", "1e999", "\"30\"", "true", "[30]", "{}"})
    void tensorsRateThatIsNone_isTheTensorsFault(String rate) {
        infer("{}", tensors("{\"frame_rate\": " + rate + "}"))
                .statusCode(400)
                .body("error", startsWith("input 'vision' has the parameter frame_rate "))
                .body("error", endsWith("it must be a number of frames a second, from 1 to 1000"));
        infer("{\"frame_rate\": " + rate + "}", tensors("{}"))
                .statusCode(400)
                .body("error", startsWith("the request has the parameter frame_rate "));
    }

    @Test
    void tensorWithoutFrames_hasNoRate() {
        infer(
                        "{}",
                        tensors("{\"frame_rate\": null}")
                                .replace(
                                        "\"vision_length\"", "\"vision_length\", \"parameters\": {\"frame_rate\": 30}"))
                .statusCode(400)
                .body(
                        "error",
                        equalTo("input 'vision_length' has the parameter frame_rate,"
                                + " which only audio and vision have"));
    }
}
