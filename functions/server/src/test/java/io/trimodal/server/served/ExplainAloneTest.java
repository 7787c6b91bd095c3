package io.trimodal.server.served;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import io.trimodal.function.FormulaModels;
import io.trimodal.server.grpc.proto.GRPCInferenceServiceGrpc;
import io.trimodal.server.grpc.proto.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.trimodal.server.grpc.proto.ModelInferRequest;
import io.trimodal.server.grpc.proto.ServerMetadataRequest;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deployment whose setting leaves predict and robustness-check out. */
@QuarkusTest
@TestProfile(ExplainAloneTest.Explain.class)
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
class ExplainAloneTest {
    private static final String BODY = "{\"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}]}";

    /** The setting. */
    public static final class Explain implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("trimodal.functions", "explain");
        }
    }

    @Test
    void served_answers() {
        for (String path : new String[] {"/v1/explain", "/v2/models/formula-almt/explain"}) {
            given().contentType(ContentType.JSON).body(BODY).post(path).then().statusCode(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/v1/predict",
        "GET,/v1/predict",
        "GET,/v1/live",
        "OPTIONS,/v1/predict",
        "POST,/v1/predict/",
        "POST,/v1/robustness-check"
    })
    void unserved_isNotThere(Method method, String path) {
        given().contentType(ContentType.JSON)
                .body(method == Method.POST ? BODY : "")
                .request(method, path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:trimodal:problem:not-found"));
    }

    @ParameterizedTest
    @CsvSource({"infer", "versions/1.0.0/infer", "robustness-check"})
    void unserved_isNotUnderTheProtocolEither(String path) {
        given().contentType(ContentType.JSON)
                .body(BODY)
                .post("/v2/models/formula-almt/" + path)
                .then()
                .statusCode(404)
                .body("error", containsString("there is nothing here"));
    }

    @Test
    void models_andTheirMetadata_areThere() {
        given().get("/v1/models").then().statusCode(200).body("functions", contains("explain"));
        given().get("/v2/models/formula-almt").then().statusCode(200);
        given().get("/v2").then().body("extensions", contains("explain", "model_configuration"));
    }

    @Test
    void document_hasNothingOfTheUnserved() {
        JsonPath document = given().get("/q/openapi?format=json").jsonPath();
        assertThat(document.<String, Object>getMap("paths").keySet())
                .contains("/v1/explain", "/v2/models/{name}/explain", "/v2/models/{name}")
                .noneMatch(path -> path.matches(".*(predict|infer|robustness|v1/live).*"));
        assertThat(document.<String, Object>getMap("components.schemas").keySet())
                .contains("ExplainRequest", "ExplainResponse", "Problem", "InferenceError")
                .noneMatch(name -> name.matches("Predict.*|Inference(Request|Response|Binary)|Robustness.*|Check.*"));
        assertThat(document.<String>getList("tags.name"))
                .contains("explain")
                .doesNotContain("predict", "robustness-check");
    }

    @Test
    void inferOverGrpc_isUnimplemented_andTheRestAnswers() throws InterruptedException {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("localhost", RestAssured.port)
                .usePlaintext()
                .build();
        try {
            GRPCInferenceServiceBlockingStub client =
                    GRPCInferenceServiceGrpc.newBlockingStub(channel).withDeadlineAfter(30, TimeUnit.SECONDS);
            StatusRuntimeException failure = catchThrowableOfType(
                    StatusRuntimeException.class, () -> client.modelInfer(ModelInferRequest.getDefaultInstance()));
            assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
            assertThat(failure.getStatus().getDescription()).isEqualTo("predict is not served here");
            assertThat(client.serverMetadata(ServerMetadataRequest.getDefaultInstance())
                            .getExtensionsList())
                    .contains("explain")
                    .doesNotContain("binary_tensor_data");
        } finally {
            channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
        }
    }
}
