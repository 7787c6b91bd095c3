package io.trimodal.server.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.trimodal.function.FormulaModels;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another origin can make a browser do, and what every answer tells browsers. */
@QuarkusTest
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = BrowserCallsTest.OwnNamesAlone.class, restrictToAnnotatedClass = true)
class BrowserCallsTest {
    private static final String BODY = "{\"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}]}";

    /** As the workbench has it. */
    public static final class OwnNamesAlone implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            return Map.of("trimodal.browser.hosts", "localhost");
        }

        @Override
        public void stop() {}
    }

    private static ValidatableResponse post(String... headers) {
        var call = given();
        for (int i = 0; i < headers.length; i += 2) {
            call = call.header(headers[i], headers[i + 1]);
        }
        return call.multiPart("request", BODY).post("/v1/predict").then();
    }

    @Test
    void aProgram_thatSaysNothingOfOrigins_isAnswered() {
        post().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost:1",
        "Origin, http://localhost.evil.example",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void aFormOfAnotherOrigin_isRefused(String header, String value) {
        post(header, value)
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:trimodal:problem:origin-not-allowed"));
    }

    @Test
    void aFormOfTheOwnOrigin_isAnswered_alsoBehindAProxyThatSpeaksTls() {
        post("Origin", "http://localhost:" + RestAssured.port).statusCode(200);
        post("Origin", "https://localhost:" + RestAssured.port).statusCode(200);
        post("Origin", "https://trimodal.localhost", "Host", "trimodal.localhost:443")
                .statusCode(200);
        // a proxy has changed Host, and the browser says that it is the same all the same
        post("Origin", "https://app.example.org", "Sec-Fetch-Site", "same-origin")
                .statusCode(200);
    }

    @Test
    void aKeyInItsHeader_needsNoOrigin_asABrowserAsksBeforeItSendsOne() {
        post("Origin", "https://app.example.org", "X-Api-Key", "any").statusCode(200);
        assertThat(given().header("Origin", "https://evil.example")
                        .header("Access-Control-Request-Method", "POST")
                        .header("Access-Control-Request-Headers", "x-api-key")
                        .options("/v1/predict")
                        .headers()
                        .hasHeaderWithName("Access-Control-Allow-Origin"))
                .isFalse();
    }

    @Test
    void reading_isForEveryOrigin_asBrowsersKeepTheAnswerFromOthers() {
        given().header("Origin", "https://evil.example")
                .get("/v1/models")
                .then()
                .statusCode(200);
    }

    @Test
    void aNameOfSomebodyElse_isRefused_readingToo() {
        for (String path : new String[] {"/v1/models", "/q/metrics", "/", "/v1/predict"}) {
            given().header("Host", "evil.example:8080")
                    .get(path)
                    .then()
                    .statusCode(421)
                    .body("type", equalTo("urn:trimodal:problem:host-not-served"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models",
                "/v1/nothing",
                "/nothing",
                "/q/openapi",
                "/q/metrics",
                "/q/health",
                "/v2",
                "/v1/predict",
                "/v2/models/none"
            })
    void everyAnswer_tellsBrowsersWhatItIs(String path) {
        var headers = given().get(path).headers();
        assertThat(headers.getValue("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getValue("X-Frame-Options")).isEqualTo("DENY");
        assertThat(headers.getValue("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void withoutKeys_openApiDocumentsThem_andAsksForNone() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .body("components.securitySchemes.ApiKey.description", containsString("everybody may call"))
                .body(
                        "paths.'/v1/predict'.post.responses.'403'.description",
                        equalTo("API key unknown (urn:trimodal:problem:api-key-unknown), or Origin not allowed"
                                + " (urn:trimodal:problem:origin-not-allowed)"))
                .body("paths.'/v1/predict'.post.security", nullValue());
        given().get("/v1/models").then().body("key_required", equalTo(false));
    }

    @Test
    void refusals_tellItToo() {
        post("Origin", "null").header("X-Content-Type-Options", "nosniff").header("X-Frame-Options", "DENY");
    }
}
