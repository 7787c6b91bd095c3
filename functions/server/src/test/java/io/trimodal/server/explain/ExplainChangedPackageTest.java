package io.trimodal.server.explain;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.trimodal.function.FormulaModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Gradient graphs are read when they are first asked for. */
@QuarkusTest
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
class ExplainChangedPackageTest {
    /** ONNX's field doc_string: a graph that ends with it is another file, and loads and computes all the same. */
    private static final byte[] REMARK = {6 << 3 | 2, 1, 'x'};

    @ConfigProperty(name = "trimodal.models.repository")
    String repository;

    private static ValidatableResponse explain(String methods) {
        return given().contentType(ContentType.JSON)
                .body("{\"model\": \"formula-almt\", \"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}],"
                        + " \"options\": {\"methods\": [\"" + methods + "\"]}}")
                .post("/v1/explain")
                .then();
    }

    @Test
    void graphThatChangedAfterTheStart_isNamed_andTheRestGoesOn() throws IOException {
        Path graph = Path.of(repository, "formula-almt", "1.0.0", "fuse-gradient.onnx");
        byte[] whole = Files.readAllBytes(graph);
        Files.write(graph, REMARK, StandardOpenOption.APPEND);

        explain("integrated-gradients")
                .statusCode(500)
                .body("type", equalTo("urn:trimodal:problem:internal-error"))
                .body("detail", containsString("the file fuse-gradient.onnx of the model's package has changed"))
                .body("detail", not(containsString(repository)));
        explain("occlusion").statusCode(200);

        Files.write(graph, whole);
        explain("integrated-gradients").statusCode(200);
    }
}
