package io.trimodal.server.explain;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import io.trimodal.function.FormulaModels;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The resource over real models with formula weights. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class ExplainResourceTest {
    private static final String UTTERANCE =
            "{\"id\": \"u\", \"audio\": {\"features\": [[1, 2, 3, 4, 5], [0, 0.5, -0.5, 1e-3, -Infinity],"
                    + " [5, 4, 3, 2, 1]]}, \"vision\": {\"features\": [["
                    + String.join(",", Collections.nCopies(20, "0.5")) + "], ["
                    + String.join(",", Collections.nCopies(20, "-1"))
                    + "]]}}";

    private static ValidatableResponse explain(String fields) {
        return given().config(RestAssuredConfig.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .contentType(ContentType.JSON)
                .body("{\"utterances\": [" + UTTERANCE + "]" + fields + "}")
                .post("/v1/explain")
                .then();
    }

    private static String methods(String... methods) {
        return ", \"options\": {\"methods\": [\"" + String.join("\", \"", methods) + "\"]}";
    }

    @Test
    void explain_byDefault_givesShapleyValuesAndAttention() {
        ValidatableResponse answer = explain("")
                .statusCode(200)
                .body("model.name", equalTo("formula-almt"))
                .body("explanations", hasSize(1))
                .body("explanations[0].prediction.id", equalTo("u"))
                .body("explanations[0].prediction.notes[0]", containsString("-Infinity"))
                .body("explanations[0].coalitions", hasSize(4))
                .body("explanations[0].units.audio", hasSize(3))
                .body("explanations[0].units", not(hasKey("language")))
                .body("explanations[0].shapley.interactions", hasSize(3))
                .body("explanations[0].shapley.values.language", closeTo(0, 1e-6))
                .body("explanations[0].attention.alpha", hasSize(3))
                .body("explanations[0].attention.alpha[0]", hasSize(8))
                .body("explanations[0].attention.rollout.vision", hasSize(2))
                .body("explanations[0]", not(hasKey("occlusion")))
                .body("explanations[0]", not(hasKey("integrated_gradients")))
                .body("explanations[0]", not(hasKey("receipts")))
                .body("explanations[0]", not(hasKey("proxy_share")));
        double sum = answer.extract().jsonPath().getDouble("explanations[0].shapley.values.audio")
                + answer.extract().jsonPath().getDouble("explanations[0].shapley.values.vision");
        double all = answer.extract().jsonPath().getDouble("explanations[0].shapley.all");
        assertThat(sum)
                .isCloseTo(all - answer.extract().jsonPath().getDouble("explanations[0].shapley.none"), within(1e-5));
        assertThat(all)
                .isCloseTo(answer.extract().jsonPath().getDouble("explanations[0].prediction.score"), within(1e-5));
    }

    @Test
    void explain_withEverything_givesEachAttributionItsReceipts() {
        explain(", \"model\": \"formula-lnln\", \"options\": {\"methods\": [\"attention\", \"occlusion\","
                        + " \"integrated-gradients\"], \"window\": 1, \"steps\": 257, \"faithfulness\":"
                        + " true, \"orders\": 3}")
                .statusCode(200)
                .body("explanations[0]", hasKey("proxy_share"))
                .body("explanations[0].occlusion.values.audio", hasSize(3))
                .body("explanations[0].occlusion.spans.audio", hasSize(3))
                .body("explanations[0].integrated_gradients.features.audio", hasSize(3))
                .body("explanations[0].integrated_gradients.features.audio[0]", hasSize(5))
                .body("explanations[0].integrated_gradients.points", lessThanOrEqualTo(257))
                .body("explanations[0].receipts.keySet()", hasSize(3))
                .body("explanations[0].receipts.occlusion[0].orders", equalTo(3))
                .body("explanations[0].receipts.attention[0]", hasKey("random_deviations"))
                .body(
                        "explanations[0].receipts.occlusion[0].deletion_scores.size()",
                        equalTo(explain(", \"options\": {\"methods\": [\"occlusion\"], \"window\": 1,"
                                        + " \"faithfulness\": true}")
                                .extract()
                                .jsonPath()
                                .<List<?>>get("explanations[0].receipts.occlusion[0].shares")
                                .size()));
    }

    @Test
    void explain_twice_givesTheSameBytesButForTheTiming() {
        String request = methods("attention", "occlusion", "integrated-gradients");
        assertThat(withoutTiming(explain(request))).isEqualTo(withoutTiming(explain(request)));
    }

    private static String withoutTiming(ValidatableResponse response) {
        return response.extract().asString().replaceAll("\"timing\":.*", "");
    }

    @Test
    void explain_asHtml_isAReportOfTheSameAnswer() {
        String answer = withoutTiming(explain(methods("attention", "occlusion")));
        String page = given().contentType(ContentType.JSON)
                .accept(ContentType.HTML)
                .body("{\"utterances\": [" + UTTERANCE + "]" + methods("attention", "occlusion") + "}")
                .post("/v1/explain")
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .extract()
                .asString();
        String data = page.substring(page.indexOf("id=\"data\">") + 10);

        assertThat(page).contains("<title>Explanation");
        assertThat(data.substring(0, data.indexOf("</script>"))).startsWith(answer);
    }

    @Test
    void explain_asHtml_refusesAsProblemDetails() {
        given().contentType(ContentType.JSON)
                .accept(ContentType.HTML)
                .body("{\"utterances\": [" + UTTERANCE + "]" + methods("lime") + "}")
                .post("/v1/explain")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("/options/methods/0"));
    }

    @Test
    void openApi_namesTheReport() {
        given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/v1/explain'.post.responses.'200'.content", hasKey("text/html"))
                .body("paths.'/v1/explain'.post.responses.'200'.content", hasKey("application/json"))
                .body("components.schemas.ReceiptAnswer.properties", hasKey("random_scores"));
    }

    @Test
    void whatIsWrong_namesItsField() {
        refused(400, "/options/methods/0", "shapley, attention, occlusion, integrated-gradients", methods("lime"));
        refused(400, "/options/methods/1", "twice", methods("occlusion", "occlusion"));
        refused(400, "/options/faithfulness", "true or false", ", \"options\": {\"faithfulness\": 1}");
        refused(400, "/options", "beyond its window", ", \"options\": {\"window\": 2, \"stride\": 3}");
        refused(400, "/options/steps", "from 3 to 1025", ", \"options\": {\"steps\": 2}");
        refused(400, "/option", "known are model, utterances, clip, options", ", \"option\": {}");
        refused(422, "/model", "not served", ", \"model\": \"none\"");
        given().contentType(ContentType.JSON)
                .body("{\"utterances\": [" + UTTERANCE + ", {\"text\": \"words\"}]}")
                .post("/v1/explain")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("/utterances/1/text"));
        given().contentType(ContentType.JSON)
                .body("{\"utterances\": ["
                        + String.join(",", Collections.nCopies(17, UTTERANCE.replace("\"id\": \"u\", ", ""))) + "]}")
                .post("/v1/explain")
                .then()
                .statusCode(413)
                .body("errors[0].detail", containsString("at most 16"));
    }

    private static void refused(int status, String field, String detail, String fields) {
        explain(fields)
                .statusCode(status)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].detail", containsString(detail));
    }
}
