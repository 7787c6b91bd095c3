package io.trimodal.server.predict;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
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
import org.junit.jupiter.api.Test;

/** The resource over real models with formula weights. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class PredictResourceTest {
    private static final String AUDIO = "{\"features\": [[1, 2, 3, 4, 5], [0, 0.5, -0.5, 1e-3, -Infinity]]}";

    private static ValidatableResponse predict(String body) {
        return given().config(RestAssuredConfig.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/predict")
                .then();
    }

    private static String language(int frames) {
        String frame = "[" + String.join(",", Collections.nCopies(768, "0.01")) + "]";
        return "{\"features\": [" + String.join(",", Collections.nCopies(frames, frame)) + "]}";
    }

    @Test
    void predict_saysWhatBecameOfEachModality() {
        predict("{\"utterances\": [{\"language\": " + language(60) + ", \"audio\": " + AUDIO + "}]}")
                .statusCode(200)
                .body("model.name", equalTo("formula-almt"))
                .body("model.architecture", equalTo("almt"))
                .body("predictions[0].id", equalTo("0"))
                .body("predictions[0].label_scale.minimum", closeTo(-3, 0))
                .body("predictions[0].modalities.language.status", equalTo("truncated"))
                .body("predictions[0].modalities.language.given", equalTo(60))
                .body("predictions[0].modalities.language.used", equalTo(50))
                .body("predictions[0].modalities.audio.status", equalTo("present"))
                .body("predictions[0].modalities.vision.status", equalTo("absent"))
                .body("predictions[0]", not(hasKey("completeness")))
                .body(
                        "predictions[0].notes",
                        contains(
                                "audio: 1 value was -Infinity and became 0, as in the published data loaders",
                                "language was cut from 60 to 50 tokens"));
    }

    @Test
    void predict_withLnln_estimatesCompleteness() {
        predict("{\"model\": \"formula-lnln:1.0.0\", \"utterances\": [{\"id\": \"é\", \"audio\": " + AUDIO + "}]}")
                .statusCode(200)
                .body("predictions[0]", hasKey("completeness"))
                .body("predictions[0].id", equalTo("é"));
    }

    @Test
    void predict_ofABatch_scoresEachAsAlone() {
        String utterances =
                "{\"id\": \"a\", \"audio\": " + AUDIO + "}, {\"id\": \"l\", \"language\": " + language(3) + "}";
        double alone = predict("{\"utterances\": [{\"language\": " + language(3) + "}]}")
                .extract()
                .jsonPath()
                .getDouble("predictions[0].score");
        predict("{\"utterances\": [" + utterances + "]}")
                .statusCode(200)
                .body("predictions.id", contains("a", "l"))
                .body("predictions[1].score", closeTo(alone, 1e-4));
    }

    @Test
    void score_isWrittenAsFloat() {
        String body = predict("{\"utterances\": [{\"audio\": " + AUDIO + "}]}")
                .extract()
                .asString();
        String score = body.replaceAll("(?s).*\"score\":([^,]*),.*", "$1");
        assertThat(score).isEqualTo(Float.toString(Float.parseFloat(score)));
    }

    @Test
    void text_forAModelWithoutEncoder_is422AtText() {
        predict("{\"utterances\": [{\"text\": \"a\"}]}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("/utterances/0/text"))
                .body("errors[0].detail", containsString("no text encoder"));
    }

    @Test
    void wrongDims_are422AtTheFeatures() {
        predict("{\"utterances\": [{\"audio\": {\"features\": [[1]]}}]}")
                .statusCode(422)
                .body("errors[0].field", equalTo("/utterances/0/audio/features"))
                .body("errors[0].detail", containsString("takes 5"));
    }

    @Test
    void unknownModel_is422AtTheModelWithTheNames() {
        predict("{\"model\": \"none\", \"utterances\": [{\"audio\": " + AUDIO + "}]}")
                .statusCode(422)
                .body("errors[0].field", equalTo("/model"))
                .body("detail", containsString("formula-lnln:1.0.0"));
    }

    @Test
    void models_listsAndDescribes() {
        given().get("/v1/models")
                .then()
                .statusCode(200)
                .body("models.name", hasItems("formula-almt", "formula-lnln"))
                .body("models[0].takes_text", equalTo(false))
                .body("models[0].features.audio.frames", equalTo(375))
                .body("models[0].limits.utterances", equalTo(64));
        given().get("/v1/models/formula-lnln/1.0.0").then().statusCode(200).body("architecture", equalTo("lnln"));
        given().get("/v1/models/formula-lnln:2").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void health_isUpWithTheModels() {
        given().get("/q/health/ready").then().statusCode(200).body("checks[0].data", hasKey("formula-almt:1.0.0"));
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/started").then().statusCode(200);
    }
}
