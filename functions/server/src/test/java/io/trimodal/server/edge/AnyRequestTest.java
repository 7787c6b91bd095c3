package io.trimodal.server.edge;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.PaidAccounts;
import io.trimodal.function.http.RawHttp;
import io.trimodal.function.http.fuzz.Fuzzing;
import io.trimodal.function.http.fuzz.RawRequest;
import io.trimodal.server.oip.Oip;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a request is turned into, it is answered, and blames its sender. */
@QuarkusTest
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PaidAccounts.class, restrictToAnnotatedClass = true)
@Tag("slow")
class AnyRequestTest {
    private static final String UTTERANCE = "{\"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}]}";
    private static final String PARTS =
            "--x\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n" + UTTERANCE + "\r\n--x--\r\n";
    private static final String TENSOR = "{\"inputs\": [" + Oip.tensor("audio", "[1, 1, 5]", new float[5]) + "]}";

    private final String key = "X-Api-Key: " + ConfigProvider.getConfig().getValue(PaidAccounts.BETA, String.class);

    private RawRequest get(String path) {
        return new RawRequest("GET", path, List.of(key), new byte[0]);
    }

    @Test
    void anyRequest() {
        String json = "Content-Type: application/json";
        new Fuzzing(new RawHttp(() -> RestAssured.port), _ -> false)
                .run(List.of(
                        RawRequest.post("/v1/predict", List.of(key, json), UTTERANCE),
                        RawRequest.post("/v1/predict", List.of(json), UTTERANCE),
                        RawRequest.post(
                                "/v1/predict", List.of(key, "Content-Type: multipart/form-data; boundary=x"), PARTS),
                        RawRequest.post("/v2/models/formula-almt/infer", List.of(key, json), TENSOR),
                        RawRequest.post("/v2/models/formula-lnln/versions/1.0.0/infer", List.of(key), TENSOR),
                        RawRequest.post(
                                "/v2/models/formula-almt/infer",
                                List.of(key, "Inference-Header-Content-Length: " + TENSOR.length()),
                                TENSOR),
                        RawRequest.post("/v2/repository/index", List.of(json), "{}"),
                        get("/v1/models"),
                        get("/v1/models/formula-almt"),
                        get("/v1/usage?month=2026-11"),
                        get("/v2"),
                        get("/v2/models/formula-almt/config"),
                        get("/q/health/ready"),
                        get("/q/openapi")));
    }
}
