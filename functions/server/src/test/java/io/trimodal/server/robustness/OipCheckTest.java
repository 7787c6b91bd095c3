package io.trimodal.server.robustness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.trimodal.function.FormulaModels;
import org.junit.jupiter.api.Test;

/** The extension {@code robustness-check} of the Open Inference Protocol. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class OipCheckTest {
    private static final String REST =
            "\"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5], [5, 4, 3, 2, 1]]}}], \"options\":"
                    + " {\"rates\": [0, 0.5], \"trials\": 2}}";

    private static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    @Test
    void check_isWhatV1Says_forTheModelInThePath() {
        JsonPath v1 = post("/v1/robustness-check", "{\"model\": \"formula-lnln\", " + REST)
                .statusCode(200)
                .extract()
                .jsonPath();
        for (String model : new String[] {"formula-lnln", "formula-lnln/versions/1.0.0"}) {
            JsonPath v2 = post("/v2/models/" + model + "/robustness-check", "{" + REST)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(v2.getList("models")).isEqualTo(v1.getList("models"));
        }
    }

    @Test
    void check_isAnnounced() {
        given().get("/v2").then().statusCode(200).body("extensions", hasItem("robustness-check"));
    }

    @Test
    void errors_areOfTheProtocolsForm() {
        post("/v2/models/none/robustness-check", "{" + REST)
                .statusCode(404)
                .body("error", containsString("there is no model 'none'"));
        post("/v2/models/formula-almt/robustness-check", "{\"models\": [\"formula-lnln\"], " + REST)
                .statusCode(400)
                .contentType(ContentType.JSON)
                .body("error", containsString("/models stands beside model"));
    }
}
