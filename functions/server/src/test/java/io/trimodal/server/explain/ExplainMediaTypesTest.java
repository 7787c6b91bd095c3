package io.trimodal.server.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.trimodal.function.FormulaModels;
import io.trimodal.function.http.RawHttp;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers say of media types, where a path answers with several. */
@QuarkusTest
@QuarkusTestResource(FormulaModels.class)
class ExplainMediaTypesTest {
    private static final String BODY = "{\"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}]}";

    private final RawHttp http = new RawHttp(() -> RestAssured.port);

    @ParameterizedTest
    @ValueSource(strings = {"/v1/explain", "/v2/models/formula-almt/explain"})
    void withoutContentType_theBodyIsJson_andOneThatIsNoneIs415(String path) {
        assertThat(http.post(path, List.of(), BODY).status()).isEqualTo(200);
        assertThat(http.post(path, List.of("Content-Type:", "Accept: a/b/c"), BODY)
                        .status())
                .isEqualTo(200);
        for (String type : List.of("/", ";", "a/b/c", "application/json, text/html", "text/plain")) {
            assertThat(http.post(path, List.of("Content-Type: " + type), BODY).status())
                    .isEqualTo(415);
        }
        assertThat(http.post(path, List.of("Accept: image/png"), BODY).status()).isEqualTo(406);
    }
}
