package io.trimodal.server.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.trimodal.function.FormulaModels;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A build with a management port, as functions/README.md has it: metrics move there, and health stays where Knative
 * asks for it.
 */
@QuarkusTest
@TestProfile(ManagementPortTest.Settings.class)
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
class ManagementPortTest {
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    public static final class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.management.enabled", "true",
                    "quarkus.management.test-port", "0",
                    "quarkus.smallrye-health.management.enabled", "false");
        }
    }

    @Test
    void metrics_areOnThePortOfTheirOwnAlone() {
        given().get(metrics).then().statusCode(200).body(containsString("trimodal_"));
        given().get("/q/metrics").then().statusCode(404);
    }

    @Test
    void health_staysOnThePortOfTheCalls() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }
}
