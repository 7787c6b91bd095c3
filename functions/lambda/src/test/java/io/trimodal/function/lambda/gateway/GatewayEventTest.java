package io.trimodal.function.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class GatewayEventTest {
    private static GatewayEvent read(String fields) {
        return GatewayEvent.read(("{\"httpMethod\": \"POST\", \"path\": \"/v1/predict\"" + fields + "}")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void headers_haveAllTheirValues() {
        GatewayEvent event = read("""
                , "headers": {"Cookie": "b=2", "Accept": "text/html"},
                "multiValueHeaders": {"Cookie": ["a=1", "b=2"], "Accept": ["text/html"], "Host": ["a.example"]}""");

        assertThat(event.headers().getAll("cookie")).containsExactly("a=1", "b=2");
        assertThat(event.headers().get("host")).isEqualTo("a.example");
    }

    @Test
    void headersWithOneValue_areTakenWhereThereAreNoOthers() {
        assertThat(read(", \"headers\": {\"Accept\": \"text/html\"}, \"multiValueHeaders\": null")
                        .headers()
                        .get("Accept"))
                .isEqualTo("text/html");
        assertThat(read("").headers().isEmpty()).isTrue();
    }

    /** With these a caller could end the request before its end, and begin another. */
    @Test
    void headersOfTheConnection_areNotPassedOn() {
        GatewayEvent event = read("""
                , "multiValueHeaders": {"Content-Length": ["1"], "transfer-encoding": ["chunked"],
                "CONNECTION": ["close"], "Upgrade": ["h2c"], "Expect": ["100-continue"],
                "Accept-Encoding": ["gzip"], "X-A": ["kept"]}""");

        assertThat(event.headers().names()).containsExactly("X-A");
    }

    @Test
    void query_isEncodedAgain_withAllValues() {
        assertThat(read(", \"multiValueQueryStringParameters\": {\"a b\": [\"1&2\", \"ä\"]}")
                        .target())
                .isEqualTo("/v1/predict?a+b=1%262&a+b=%C3%A4");
        assertThat(read(", \"queryStringParameters\": {\"month\": \"2026-11\"}").target())
                .isEqualTo("/v1/predict?month=2026-11");
    }

    @Test
    void body_isTextOrBase64() {
        byte[] bytes = {0, -1, 10, 13};
        String packed = Base64.getEncoder().encodeToString(bytes);

        assertThat(read(", \"body\": \"ä\"").body()).isEqualTo("ä".getBytes(StandardCharsets.UTF_8));
        assertThat(read(", \"isBase64Encoded\": true, \"body\": \"" + packed + "\"")
                        .body())
                .isEqualTo(bytes);
        assertThat(read(", \"body\": null").body()).isEmpty();
        assertThatThrownBy(() -> read(", \"isBase64Encoded\": true, \"body\": \"?\""))
                .isInstanceOf(InvalidGatewayEventException.class)
                .hasMessageContaining("base64");
    }

    @Test
    void caller_isWhoTheGatewaySays() {
        String header = ", \"headers\": {\"apiKeyId\": \"forged\", \"X-Api-Key\": \"forged\"}";

        assertThat(read(header + ", \"requestContext\": {\"requestId\": \"r\", \"identity\": {\"apiKeyId\": \"k\"}}")
                        .caller())
                .isEqualTo(new GatewayCaller("k", "r"));
        assertThat(read(header + ", \"requestContext\": {\"identity\": {\"apiKeyId\": null}}")
                        .caller())
                .isEqualTo(new GatewayCaller("", ""));
    }

    @Test
    void whatIsNoCall_isRefused() {
        for (String event : new String[] {
            "",
            "no json",
            "[]",
            "{}",
            "{\"httpMethod\": \"GET\"}",
            "{\"Records\": []}",
            "{\"httpMethod\": \"G T\", \"path\": \"/\"}"
        }) {
            assertThatThrownBy(() -> GatewayEvent.read(event.getBytes(StandardCharsets.UTF_8)))
                    .as(event)
                    .isInstanceOf(InvalidGatewayEventException.class);
        }
    }
}
