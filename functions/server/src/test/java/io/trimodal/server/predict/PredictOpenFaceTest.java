package io.trimodal.server.predict;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.specification.RequestSpecification;
import io.trimodal.function.FaceFile;
import io.trimodal.function.FormulaModels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OpenFace's CSV over the wire. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class PredictOpenFaceTest {
    private static RequestSpecification call() {
        return given().config(RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)));
    }

    private static Map<String, Object> request(String model, Map<String, Object> vision) {
        return Map.of("model", model, "utterances", List.of(Map.of("vision", vision)));
    }

    /** Fifteen frames a second, five of which fail, become five a second: the second and the last are zero rows. */
    private static final String CSV = FaceFile.csv(15, 15, frame -> frame >= 3 && frame < 6 || frame >= 12);

    @Test
    void jsonAndParts_scoreAsTheFeaturesThatTheyMean() {
        double score = call().contentType(ContentType.JSON)
                .body(request(
                        "formula-face", Map.of("features", FaceFile.features(5, 5, frame -> frame == 1 || frame == 4))))
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getDouble("predictions[0].score");
        call().contentType(ContentType.JSON)
                .body(request("formula-face", Map.of("openface", CSV)))
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .body("predictions[0].score", closeTo(score, 1e-5))
                .body("predictions[0].modalities.vision.given", equalTo(5))
                .body("predictions[0].notes", hasItem(containsString("15 frames, 15.0 a second, became 5, 5.00")))
                .body("predictions[0].notes", hasItem(startsWith("vision: in 2 of 5 frames no face was tracked")));
        call().multiPart("vision", "face.csv", CSV.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .multiPart("model", "formula-face")
                .post("/v1/predict")
                .then()
                .statusCode(200)
                .body("predictions[0].score", closeTo(score, 1e-5));
    }

    @Test
    void columnsThatTheModelLacks_are422() {
        call().contentType(ContentType.JSON)
                .body(request("formula-face", Map.of("openface", CSV.replace("pose_Ry", "gaze_0_x"))))
                .post("/v1/predict")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("/utterances/0/vision"))
                .body("errors[0].detail", containsString("lacks columns that the model takes: pose_ry"));
        call().contentType(ContentType.JSON)
                .body(request("formula-almt", Map.of("openface", CSV)))
                .post("/v1/predict")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("/utterances/0/vision"))
                .body("errors[0].detail", containsString("does not name its vision dimensions"))
                .body("errors[0].detail", containsString("formula-almt"));
    }

    @Test
    void brokenValues_are400() {
        call().contentType(ContentType.JSON)
                .body(request("formula-face", Map.of("openface", CSV.replaceFirst(", 0\\.50", ", nan"))))
                .post("/v1/predict")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("/utterances/0/vision"))
                .body("errors[0].detail", containsString("line 2"));
        call().contentType(ContentType.JSON)
                .body(request("formula-face", Map.of("openface", FaceFile.csv(5000, 15, _ -> false))))
                .post("/v1/predict")
                .then()
                .statusCode(413)
                .body("errors[0].field", equalTo("/utterances/0/vision/openface"));
    }

    @Test
    void openApi_describesIt() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "components.schemas.PredictRequest.properties.utterances.items.properties.vision.properties.openface.type",
                        equalTo("string"))
                .body(
                        "paths.'/v1/predict'.post.requestBody.content.'multipart/form-data'.examples.openface",
                        notNullValue())
                .body("components.schemas.PredictParts.properties.vision.description", containsString("OpenFace"));
    }
}
