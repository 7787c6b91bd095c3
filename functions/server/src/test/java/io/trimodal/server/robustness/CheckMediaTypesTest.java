package io.trimodal.server.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.http.RawHttp;
import io.trimodal.function.http.RawHttp.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers say of media types where a path answers with several. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class CheckMediaTypesTest {
    private static final String CHECK = "/v1/robustness-check";
    private static final String BODY =
            "{\"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}], \"options\": {\"trials\": 1}}";

    private final RawHttp http = new RawHttp(() -> RestAssured.port);

    @ParameterizedTest
    @ValueSource(strings = {"/v1/robustness-check", "/v2/models/formula-almt/robustness-check"})
    void withoutContentType_theBodyIsJson_andOneThatIsNoneIs415(String path) {
        assertThat(http.post(path, List.of(), BODY).status()).isEqualTo(200);
        assertThat(http.post(path, List.of("Content-Type:"), BODY).status()).isEqualTo(200);
        for (String type : List.of("/", ";", "a/b/c", "application/json, text/html", "text/plain")) {
            assertThat(http.post(path, List.of("Content-Type: " + type), BODY).status())
                    .isEqualTo(415);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                      | 200 | application/json",
                "';'                                     | 200 | application/json",
                "a/b/c                                   | 200 | application/json",
                "*; q=.2                                 | 200 | application/json",
                "text/html                               | 200 | text/html",
                "application/json;q=0.5, text/html       | 200 | text/html",
                "text/event-stream                       | 200 | text/event-stream",
                "image/png                               | 406 | application/problem+json",
                "text/html;q=0                           | 406 | application/problem+json"
            })
    void accept_decidesAsElsewhere(String accept, int status, String type) {
        Answer answer = http.post(CHECK, List.of("Accept: " + accept), BODY);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type").orElseThrow()).startsWith(type);
    }

    @Test
    void events_areNotPacked() {
        Answer events = http.post(CHECK, List.of("Accept: text/event-stream", "Accept-Encoding: gzip"), BODY);
        assertThat(events.header("content-encoding").orElse("identity")).isEqualTo("identity");
        assertThat(events.body()).contains("event:result");
        Answer report = http.post(CHECK, List.of("Accept: text/html", "Accept-Encoding: gzip"), BODY);
        assertThat(report.header("content-encoding")).contains("gzip");
    }
}
