package io.trimodal.server.predict;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.specification.RequestSpecification;
import io.trimodal.function.FormulaModels;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Features in binary over the wire. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class PredictPartsTest {
    private static final float[] AUDIO = {1, 2, 3, 4, 5, 0, 0.5f, -0.5f, 1e-3f, Float.NEGATIVE_INFINITY};
    private static final String AS_JSON = "{\"features\": [[1, 2, 3, 4, 5], [0, 0.5, -0.5, 1e-3, -Infinity]]}";

    private static RequestSpecification call() {
        return given().config(RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)));
    }

    private static byte[] npy(int frames, float... values) {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }\n"
                .formatted(frames, values.length / frames);
        ByteBuffer file = ByteBuffer.allocate(10 + header.length() + Float.BYTES * values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII));
        for (float value : values) {
            file.putFloat(value);
        }
        return file.array();
    }

    @Test
    void parts_scoreAsTheSameInJson() {
        double score = call().contentType(ContentType.JSON)
                .body("{\"utterances\": [{\"audio\": " + AS_JSON + "}]}")
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getDouble("predictions[0].score");
        call().multiPart("audio", "voice.npy", npy(2, AUDIO))
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .body("predictions[0].score", closeTo(score, 0))
                .body("predictions[0].modalities.audio.given", equalTo(2))
                .body("predictions[0].notes[0]", containsString("-Infinity and became 0"));
    }

    @Test
    void document_refersToParts() {
        String document = "{\"model\": \"formula-lnln\", \"utterances\": [{\"id\": \"a\", \"audio\": " + AS_JSON
                + "}, {\"id\": \"b\", \"audio\": {\"features\": {\"part\": \"voice\"}}}]}";
        JsonPath predictions = call().multiPart("request", document, "application/json")
                .multiPart("voice", "voice.npy", npy(2, AUDIO))
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .body("model.name", equalTo("formula-lnln"))
                .body("predictions.id", contains("a", "b"))
                .extract()
                .jsonPath();
        assertThat(predictions.getDouble("predictions[0].score"))
                .isEqualTo(predictions.getDouble("predictions[1].score"));
    }

    @Test
    void mistakes_areAtTheSameFieldsAsInJson() {
        call().multiPart("audio", "voice.npy", npy(1, 1, 2, 3, 4, Float.NaN))
                .post("/v1/predict")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("/utterances/0/audio/features/0/4"))
                .body("errors[0].detail", containsString("is NaN; every value must be a finite number"));
        call().multiPart("audio", "voice.npy", npy(1, 1))
                .post("/v1/predict")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("/utterances/0/audio/features"))
                .body("errors[0].detail", containsString("takes 5"));
        call().multiPart("audio", "voice.npy", npy(4097, new float[4097]))
                .post("/v1/predict")
                .then()
                .statusCode(413)
                .body("errors[0].field", equalTo("/utterances/0/audio/features/4096"));
    }

    @Test
    void openApi_describesTheParts() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths.'/v1/predict'.post.requestBody.content.'multipart/form-data'.examples.parts",
                        notNullValue())
                .body("components.schemas.PredictParts.properties.audio.format", equalTo("binary"))
                .body("components.schemas.PredictParts.description", containsString("33554432 bytes"));
    }
}
