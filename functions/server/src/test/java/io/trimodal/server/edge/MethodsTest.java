package io.trimodal.server.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trimodal.function.FormulaModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which methods a path takes, said where the question is asked. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class MethodsTest {
    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/predict,                    'OPTIONS, POST'",
        "HEAD,   /v1/predict,                    'OPTIONS, POST'",
        "DELETE, /v1/models,                     'GET, HEAD, OPTIONS'",
        "PUT,    /v1/models/a,                   'GET, HEAD, OPTIONS'",
        "BREW,   /v1/usage,                      'GET, HEAD, OPTIONS'",
        "GET,    /v2/models/a/infer,             'OPTIONS, POST'",
        "POST,   /v2/models/a,                   'GET, HEAD, OPTIONS'",
        "PATCH,  /v2/models/a/versions/1/infer,  'OPTIONS, POST'"
    })
    void wrongMethod_is405WithAllow_andOptionsSaysTheSame(String method, String path, String allow) {
        given().request(method, path).then().statusCode(405).header("Allow", equalTo(allow));
        given().options(path).then().statusCode(204).header("Allow", equalTo(allow));
    }

    @Test
    void optionsOfNothing_is404() {
        given().options("/v1/nothing").then().statusCode(404).contentType("application/problem+json");
    }
}
