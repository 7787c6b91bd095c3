package io.trimodal.server.robustness;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.trimodal.function.FaceFile;
import io.trimodal.function.FormulaModels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** OpenFace's CSV, which each model reads with its own contract. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class CheckOpenFaceTest {
    private static ValidatableResponse check(String... models) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "models",
                        List.of(models),
                        "utterances",
                        List.of(Map.of("vision", Map.of("openface", FaceFile.csv(30, 15, frame -> frame < 3)))),
                        "options",
                        Map.of("rates", List.of(0, 0.5), "trials", 2)))
                .post("/v1/robustness-check")
                .then();
    }

    @Test
    void failedFrames_areNoted() {
        check("formula-face")
                .statusCode(200)
                .body("models[0].utterances[0].notes", hasItem(containsString("in 1 of 10 frames no face")));
    }

    @Test
    void aModelThatDoesNotNameItsColumns_is422() {
        check("formula-face", "formula-lnln")
                .statusCode(422)
                .body("errors[0].field", equalTo("/utterances/0/vision"))
                .body("errors[0].detail", containsString("formula-lnln"));
    }

    @Test
    void models_areListedHereToo() {
        given().get("/v1/models").then().statusCode(200).body("models.name", hasItems("formula-almt", "formula-lnln"));
    }
}
