package io.trimodal.function.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTargetTest {
    @ParameterizedTest
    @CsvSource({
        "/v2/models/a:b/infer, /v2/models/a:b/infer",
        "v1/predict, /v1/predict",
        "/a b, /a%20b",
        "/ä, /%C3%A4",
        "/%C3%A4, /%C3%A4",
        "/100%, /100%25",
        "/a%2, /a%252",
        "/a?b=c#d, /a%3Fb=c%23d",
        "'/a HTTP/1.1\r\nX: y', /a%20HTTP/1.1%0D%0AX:%20y"
    })
    void path_canBeNothingElse(String path, String target) {
        assertThat(RequestTarget.of(path, MultiMap.caseInsensitiveMultiMap())).isEqualTo(target);
    }
}
