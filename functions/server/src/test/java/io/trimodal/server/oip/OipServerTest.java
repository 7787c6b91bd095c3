package io.trimodal.server.oip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.trimodal.function.FormulaModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Server, models and errors of the Open Inference Protocol. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class OipServerTest {
    @Test
    void server_isLiveReadyAndSaysItsExtensions() {
        given().get("/v2/health/live").then().statusCode(200).body("live", equalTo(true));
        given().get("/v2/health/ready").then().statusCode(200).body("ready", equalTo(true));
        given().get("/v2")
                .then()
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("name", equalTo("trimodal"))
                .body("version", not(equalTo("unknown")))
                .body(
                        "extensions",
                        contains("binary_tensor_data", "explain", "model_configuration", "robustness-check"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/models/formula-almt", "/v2/models/formula-almt/versions/1.0.0"})
    void model_saysItsTensors(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("formula-almt"))
                .body("versions", contains("1.0.0"))
                .body("platform", equalTo("onnxruntime_onnx"))
                .body(
                        "inputs.name",
                        contains(
                                "language",
                                "language_length",
                                "audio",
                                "audio_length",
                                "vision",
                                "vision_length",
                                "frames",
                                "frames_length"))
                .body("inputs[2].datatype", equalTo("FP32"))
                .body("inputs[2].shape", contains(-1, -1, 5))
                .body("inputs[3].datatype", equalTo("INT64"))
                .body("inputs[3].shape", contains(-1))
                .body(
                        "outputs.name",
                        contains(
                                "score",
                                "sentiment",
                                "class_index",
                                "class_name",
                                "frames_given",
                                "frames_used",
                                "notes"))
                .body("outputs[0].shape", contains(-1))
                .body("outputs[2].shape", contains(-1, 4));
        given().get(path + "/ready")
                .then()
                .statusCode(200)
                .body("name", equalTo("formula-almt"))
                .body("ready", equalTo(true));
    }

    @Test
    void models_areListedAsKServeAndTritonDo() {
        given().get("/v2/models").then().statusCode(200).body("models", hasItems("formula-almt", "formula-lnln"));
        for (String body : new String[] {"", "{}", "{\"ready\": true}"}) {
            given().body(body)
                    .post("/v2/repository/index")
                    .then()
                    .statusCode(200)
                    .body("find { it.name == 'formula-lnln' }.version", equalTo("1.0.0"))
                    .body("find { it.name == 'formula-lnln' }.state", equalTo("READY"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/models/formula-almt/config", "/v2/models/formula-almt/versions/1.0.0/config"})
    void config_isTritons(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("formula-almt"))
                .body("platform", equalTo("onnxruntime_onnx"))
                .body("max_batch_size", equalTo(64))
                .body("input.find { it.name == 'audio' }.data_type", equalTo("TYPE_FP32"))
                .body("input.find { it.name == 'audio' }.dims", contains(-1, 5))
                .body("input.find { it.name == 'audio_length' }.dims", contains(1))
                .body("output.find { it.name == 'class_name' }.data_type", equalTo("TYPE_STRING"))
                .body("output.find { it.name == 'class_name' }.dims", contains(4));
    }

    @Test
    void version_isTheBuildsEverywhere() {
        String version = given().get("/v2").path("version");
        given().accept("application/json").get("/q/openapi").then().body("info.version", equalTo(version));
    }

    @Test
    void model_ofLnln_hasCompleteness() {
        given().get("/v2/models/formula-lnln").then().statusCode(200).body("outputs.name", hasItem("completeness"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /v2/models/none,                               404, there is no model 'none'; there is",
        "GET,  /v2/models/formula-almt/versions/2,            404, there is no model 'formula-almt:2'; there is",
        "GET,  /v2/models/none/ready,                         404, there is no model 'none'",
        "GET,  /v2/models/formula-almt/versions/2/ready,      404, there is no model 'formula-almt:2'",
        "POST, /v2/models/none/infer,                         404, there is no model 'none'",
        "POST, /v2/models/formula-almt/versions/2/infer,      404, there is no model 'formula-almt:2'",
        "GET,  /v2/models/formula-almt/infer,                 405, does not take this method",
        "GET,  /v2/models/formula-almt/nothing,               404, there is nothing here",
        "GET,  /v2/nothing,                                   404, there is nothing here",
        "POST, /v2/models/formula-almt/train,                 404, there is nothing here"
    })
    void errors_areOfTheProtocolsForm(String method, String path, int status, String message) {
        String error = given().contentType(ContentType.JSON)
                .body(
                        method.equals("POST")
                                ? "{\"inputs\": [{\"name\": \"a\", \"datatype\": \"FP32\", \"shape\": [1], \"data\":"
                                        + " [1]}]}"
                                : "")
                .request(method, path)
                .then()
                .statusCode(status)
                .contentType(ContentType.JSON)
                .body("error", containsString(message))
                .extract()
                .asString();
        assertThat(error).startsWith("{\"error\":\"").doesNotContain("title");
    }

    @Test
    void errorsElsewhere_stayProblemDetails() {
        given().get("/v1/models/none").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void openApi_hasTheRoutesTheirSchemasAndErrors() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/v2/models/{name}/infer'.post.responses.default.description", containsString("/v1"))
                .body(
                        "paths.'/v2/models/{name}/versions/{version}/ready'.get.operationId",
                        equalTo("modelVersionReady"))
                .body("components.schemas.InferenceError.required", contains("error"))
                .body("components.schemas.InferenceRequest.required", contains("inputs"));
    }
}
