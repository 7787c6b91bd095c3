package io.trimodal.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.PaidAccounts;
import io.trimodal.function.http.RawHttp;
import io.trimodal.function.http.RawHttp.Answer;
import io.trimodal.server.oip.Oip;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers say of media types, and what they are answered, where keys are asked for. */
@QuarkusTest
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = PaidAccounts.class, restrictToAnnotatedClass = true)
class MediaTypesTest {
    private static final String PREDICT = "/v1/predict";
    private static final String INFER = "/v2/models/formula-almt/infer";
    private static final String UTTERANCE = "{\"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}]}";
    private static final String TENSOR = "{\"inputs\": [" + Oip.tensor("audio", "[1, 1, 5]", new float[5]) + "]}";

    private final RawHttp http = new RawHttp(() -> RestAssured.port);
    private final String key = "X-Api-Key: " + ConfigProvider.getConfig().getValue(PaidAccounts.BETA, String.class);

    private static String body(String path) {
        return path.equals(INFER) ? TENSOR : UTTERANCE;
    }

    @ParameterizedTest
    @CsvSource({
        PREDICT + ", ''",
        PREDICT + ", Content-Type:",
        PREDICT + ", 'Content-Type:   '",
        PREDICT + ", Content-Type: application/json; charset",
        INFER + ", ''",
        INFER + ", Content-Type:",
        INFER + ", Content-Type: application/x-www-form-urlencoded",
    })
    void withoutContentType_theBodyIsJson(String path, String header) {
        List<String> headers = header.isEmpty() ? List.of(key) : List.of(key, header);
        assertThat(http.post(path, headers, body(path)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                ";",
                "a/b/c",
                "application/json, text/html",
                "*",
                "*/*",
                "application/*",
                "application/",
                "\u00e9",
                "a b/c"
            })
    void aContentTypeThatIsNone_is415_afterTheKeyWasAskedFor(String type) {
        for (String path : List.of(PREDICT, INFER)) {
            List<String> header = List.of("Content-Type: " + type);
            assertThat(http.post(path, header, body(path)).status()).isEqualTo(401);
            Answer answer = http.post(path, List.of(key, header.getFirst()), body(path));
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.body())
                    .contains(path.equals(INFER) ? "{\"error\":\"" : "unsupported-media-type", "Content-Type");
        }
    }

    @Test
    void twoContentTypes_are415() {
        List<String> both = List.of(key, "Content-Type: application/json", "Content-Type: text/plain");
        assertThat(http.post(PREDICT, both, UTTERANCE).status()).isEqualTo(415);
    }

    /** Joined to one, what follows would be a part of the first one's parameter. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "text/plain", "application/json; q=1"})
    void anotherContentTypeBehindAParameter_is415(String second) {
        List<String> both = List.of(key, "Content-Type: multipart/form-data; boundary=x", "Content-Type: " + second);
        assertThat(http.post(PREDICT, both, UTTERANCE).status()).isEqualTo(415);
    }

    @Test
    void anEmptyContentTypeBesideOne_saysNothing() {
        List<String> both = List.of(key, "Content-Type: application/json; charset=utf-8", "Content-Type: ");
        assertThat(http.post(PREDICT, both, UTTERANCE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonx"})
    void anotherMediaType_is415_afterTheKeyWasAskedFor(String type) {
        List<String> header = List.of("Content-Type: " + type);
        assertThat(http.post(PREDICT, header, UTTERANCE).status()).isEqualTo(401);
        Answer answer = http.post(PREDICT, List.of(key, header.getFirst()), UTTERANCE);
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.body()).contains("Content-Type " + type, "send application/json or multipart/form-data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "a/b/c",
                ",",
                "*; q=.2",
                "text/html;q=x, */*",
                "image/png;q=\"",
                "text/csv, application/json;q=0.1"
            })
    void accept_thatNamesNothingElse_isAnsweredWithJson(String accept) {
        for (String path : List.of(PREDICT, INFER)) {
            Answer answer = http.post(path, List.of(key, "Accept: " + accept), body(path));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type").orElseThrow()).startsWith("application/json");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/json;q=0", "text/event-stream", "image/*, text/csv;q=0.5"})
    void accept_withoutWhatThereIs_is406(String accept) {
        for (String path : List.of(PREDICT, INFER)) {
            Answer answer = http.post(path, List.of(key, "Accept: " + accept), body(path));
            assertThat(answer.status()).isEqualTo(406);
            assertThat(answer.body()).contains("Accept names nothing");
        }
        assertThat(http.send("GET", "/v1/models", List.of("Accept: " + accept), new byte[0])
                        .status())
                .isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html, application/json;q=0.1", "image/*, text/html;q=0.5"})
    void accept_thatPrefersAReport_isAnsweredWithOne_whereThereAreReports(String accept) {
        Answer report = http.post(PREDICT, List.of(key, "Accept: " + accept), UTTERANCE);
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.header("content-type").orElseThrow()).startsWith("text/html");
        Answer tensors = http.post(INFER, List.of(key, "Accept: " + accept), TENSOR);
        assertThat(tensors.status()).isEqualTo(accept.contains("json") ? 200 : 406);
    }
}
