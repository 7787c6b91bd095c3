package io.trimodal.server.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.PaidAccounts;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Metrics switched off, the API's document behind a key, and what the document says of keys. */
@QuarkusTest
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PaidAccounts.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = GuardedEndpointsTest.Guards.class, restrictToAnnotatedClass = true)
class GuardedEndpointsTest {
    private final String key = ConfigProvider.getConfig().getValue(PaidAccounts.ACME, String.class);

    public static final class Guards implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("trimodal.endpoints.metrics", "off", "trimodal.endpoints.openapi", "key");
        }

        @Override
        public void stop() {}
    }

    @Test
    void off_isNotThere_andHealthIs() {
        for (String path : new String[] {"/q/metrics", "/q/metrics/", "/q//metrics", "/q/./metrics", "/q/%6detrics"}) {
            given().urlEncodingEnabled(false)
                    .header("X-Api-Key", key)
                    .get(path)
                    .then()
                    .statusCode(404);
        }
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void key_isAskedFor_asHeaderOrPassword() {
        given().get("/q/openapi").then().statusCode(401).body("type", equalTo("urn:trimodal:problem:api-key-missing"));
        assertThat(given().get("/q/openapi").headers().getValues("WWW-Authenticate"))
                .anySatisfy(challenge -> assertThat(challenge).startsWith("Basic realm="));
        given().header("X-Api-Key", key).get("/q/openapi").then().statusCode(200);
        given().auth()
                .preemptive()
                .basic("anybody", key)
                .get("/q/openapi")
                .then()
                .statusCode(200);
        given().auth()
                .preemptive()
                .basic("anybody", "wrong")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:trimodal:problem:api-key-unknown"));
        given().header("Authorization", "Basic %%%").get("/q/openapi").then().statusCode(401);
    }

    @Test
    void openApi_saysWhichOperationsNeedAKey() {
        given().header("X-Api-Key", key)
                .accept("application/json")
                .get("/q/openapi")
                .then()
                .body("components.securitySchemes.ApiKey.in", equalTo("header"))
                .body("components.securitySchemes.ApiKey.name", equalTo("X-Api-Key"))
                .body("paths.'/v1/predict'.post.security[0]", hasKey("ApiKey"))
                .body("paths.'/v2/models/{name}/infer'.post.security.size()", equalTo(1))
                .body("paths.'/v1/usage'.get.security.size()", equalTo(1))
                .body("paths.'/v1/models'.get.security", nullValue());
        given().get("/v1/models").then().body("key_required", equalTo(true));
    }
}
