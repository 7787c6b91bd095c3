package io.trimodal.server.explain;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import io.trimodal.function.FaceFile;
import io.trimodal.function.FormulaModels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Explanations in seconds, over real models with formula weights. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class ExplainResolutionTest {
    private static final List<List<Integer>> VOICE =
            List.of(List.of(1, 2, 3, 4, 5), List.of(5, 4, 3, 2, 1), List.of(1, 0, 1, 0, 1), List.of(2, 2, 2, 2, 2));
    private static final Map<String, Object> SECONDS = Map.of("time", "seconds");

    private static ValidatableResponse explain(Map<String, Object> utterance, Map<String, Object> options) {
        return given().config(RestAssuredConfig.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .contentType(ContentType.JSON)
                .body(Map.of("model", "formula-face", "utterances", List.of(utterance), "options", options))
                .post("/v1/explain")
                .then();
    }

    private static Map<String, Object> voice(double rate) {
        return Map.of("audio", Map.of("features", VOICE, "frame_rate", rate));
    }

    @Test
    void seconds_giveUnitsTheirTimes_andWindowsTheirLength() {
        explain(
                        Map.of(
                                "audio",
                                Map.of("features", VOICE, "frame_rate", 2),
                                "vision",
                                Map.of("openface", FaceFile.csv(30, 15, frame -> frame < 3))),
                        Map.of("methods", List.of("occlusion"), "resolution", SECONDS, "window", 1, "stride", 0.5))
                .statusCode(200)
                .body("explanations[0].units.audio", hasSize(4))
                .body("explanations[0].units.audio[1].from", equalTo(1))
                .body("explanations[0].units.audio[1].start", closeTo(0.5, 0))
                .body("explanations[0].units.audio[1].end", closeTo(1, 0))
                .body("explanations[0].units.vision", hasSize(10))
                .body("explanations[0].units.vision[9].end", closeTo(2, 1e-9))
                .body("explanations[0].frame_rates.audio", closeTo(2, 0))
                .body("explanations[0].frame_rates.vision", closeTo(5, 0))
                .body("explanations[0].occlusion.spans.audio.from", contains(0, 1, 2))
                .body("explanations[0].occlusion.spans.audio.to", contains(2, 3, 4))
                .body("explanations[0].occlusion.spans.vision.to", hasItems(5, 10))
                .body("explanations[0].prediction.notes", hasItem(containsString("in 1 of 10 frames no face")));
    }

    @Test
    void withoutResolution_nothingIsDifferent() {
        explain(voice(2), Map.of("methods", List.of("occlusion")))
                .statusCode(200)
                .body("explanations[0].units.audio[0]", not(hasKey("start")))
                .body("explanations[0]", not(hasKey("frame_rates")));
        explain(voice(2), Map.of("resolution", Map.of("language", "tokens", "time", "frames")))
                .statusCode(200)
                .body("explanations[0].units.audio[0]", not(hasKey("start")));
    }

    @Test
    void secondsWithoutAFrameRate_are422AtTheModality() {
        explain(Map.of("audio", Map.of("features", VOICE)), Map.of("resolution", SECONDS))
                .statusCode(422)
                .body("errors[0].field", equalTo("/utterances/0/audio"))
                .body("errors[0].detail", containsString("give frame_rate"));
    }

    @Test
    void whatIsWrong_namesItsField() {
        refused(
                "/options/resolution/time",
                "must be one of frames, seconds",
                Map.of("resolution", Map.of("time", "ms")));
        refused("/options/resolution/language", "must be a string", Map.of("resolution", Map.of("language", 1)));
        refused("/options/resolution/frames", "known are language, time", Map.of("resolution", Map.of("frames", 1)));
        refused("/options/window", "must be a whole number of frames from 1 to 4096", Map.of("window", 0.5));
        refused("/options/window", "must be a whole number of frames", Map.of("window", 0));
        refused("/options/window", "must be from 0.001 to 3600", Map.of("window", 0, "resolution", SECONDS));
        refused("/options/stride", "no window", Map.of("stride", 1, "resolution", SECONDS));
        refused("/options", "beyond its window", Map.of("window", 1, "stride", 1.5, "resolution", SECONDS));
        given().contentType(ContentType.JSON)
                .body("{\"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5]], \"frame_rate\": \"fast\"}}]}")
                .post("/v1/explain")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("/utterances/0/audio/frame_rate"));
    }

    private static void refused(String field, String detail, Map<String, Object> options) {
        explain(voice(2), options)
                .statusCode(400)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].detail", containsString(detail));
    }

    @Test
    void models_areListedHereToo() {
        given().get("/v1/models").then().statusCode(200).body("models.name", hasItems("formula-almt", "formula-face"));
    }
}
