package io.trimodal.server.explain;

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

/** The extension {@code explain} of the Open Inference Protocol. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class OipExplainTest {
    private static final String UTTERANCES = "\"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}]}";

    private static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    @Test
    void explain_isWhatV1Says_forTheModelInThePath() {
        JsonPath v1 = post("/v1/explain", "{\"model\": \"formula-lnln\", " + UTTERANCES)
                .statusCode(200)
                .extract()
                .jsonPath();
        for (String model : new String[] {"formula-lnln", "formula-lnln/versions/1.0.0"}) {
            JsonPath v2 = post("/v2/models/" + model + "/explain", "{" + UTTERANCES)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(v2.getMap("model")).isEqualTo(v1.getMap("model"));
            assertThat(v2.getList("explanations")).isEqualTo(v1.getList("explanations"));
        }
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("request_explain_seconds_count\\{.*model_name=\"formula-lnln\".*}");
    }

    @Test
    void explain_isAnnounced() {
        given().get("/v2").then().statusCode(200).body("extensions", hasItem("explain"));
    }

    @Test
    void errors_areOfTheProtocolsForm() {
        post("/v2/models/none/explain", "{" + UTTERANCES)
                .statusCode(404)
                .body("error", containsString("there is no model 'none'"));
        post("/v2/models/formula-almt/explain", "{\"model\": \"formula-lnln\", " + UTTERANCES)
                .statusCode(400)
                .body("error", containsString("/model is formula-lnln, but the path names formula-almt"));
        post("/v2/models/formula-almt/explain", "{\"utterances\": [{\"audio\": {\"features\": [[1]]}}]}")
                .statusCode(422)
                .contentType(ContentType.JSON)
                .body("error", containsString("/utterances/0/audio/features is not what the model takes"));
        given().contentType("text/plain")
                .body("x")
                .post("/v2/models/formula-almt/explain")
                .then()
                .statusCode(415)
                .contentType(ContentType.JSON)
                .body("error", containsString("application/json"));
    }
}
