package io.trimodal.function.lambda.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GatewayAnswerTest {
    private static JsonNode json(byte[] body, String... headers) throws IOException {
        MultiMap all = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        byte[] json = new GatewayAnswer(200, all, body).json();
        assertThat(json.length).isLessThanOrEqualTo(GatewayAnswer.MOST_BYTES);
        return new ObjectMapper().readTree(json);
    }

    @Test
    void text_travelsAsItIs_andHeadersHaveAllTheirValues() throws IOException {
        JsonNode answer = json(
                "{\"a\": \"ä\"}".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Set-Cookie",
                "a=1",
                "Set-Cookie",
                "b=2",
                "transfer-encoding",
                "chunked");

        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        assertThat(answer.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(answer.path("body").asText()).isEqualTo("{\"a\": \"ä\"}");
        assertThat(answer.at("/multiValueHeaders/Set-Cookie").valueStream().map(JsonNode::asText))
                .containsExactly("a=1", "b=2");
        assertThat(answer.at("/multiValueHeaders").has("transfer-encoding")).isFalse();
    }

    @Test
    void allElse_travelsInBase64() throws IOException {
        byte[] bytes = {0, -1, 'a'};
        for (String[] headers : new String[][] {
            {"Content-Type", "application/octet-stream"},
            {"Content-Type", "image/png"},
            {},
            {"Content-Type", "application/json", "Content-Encoding", "gzip"},
            // what says that it is text, and is none
            {"Content-Type", "text/plain"}
        }) {
            JsonNode answer = json(bytes, headers);
            assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
            assertThat(Base64.getDecoder().decode(answer.path("body").asText())).isEqualTo(bytes);
        }
    }

    @Test
    void noBody_isAnEmptyText() throws IOException {
        assertThat(json(new byte[0]).path("isBase64Encoded").asBoolean()).isFalse();
    }

    @Test
    void whatLambdaWouldNotPassOn_isAProblemThatSaysSo() throws IOException {
        byte[] large = new byte[GatewayAnswer.MOST_BYTES + 1];
        // in base64, and with its quotes escaped, too large
        byte[] larger = new byte[5_000_000];
        byte[] quotes = "\"".repeat(4_000_000).getBytes(StandardCharsets.US_ASCII);

        for (JsonNode answer :
                Stream.of(large, larger).map(GatewayAnswerTest::binary).toList()) {
            requireProblem(answer);
        }
        requireProblem(json(quotes, "Content-Type", "text/plain"));
    }

    private static JsonNode binary(byte[] body) {
        try {
            return json(body, "Content-Type", "application/octet-stream");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void requireProblem(JsonNode answer) throws IOException {
        assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
        assertThat(answer.at("/multiValueHeaders/Content-Type/0").asText()).isEqualTo("application/problem+json");
        assertThat(new ObjectMapper()
                        .readTree(answer.path("body").asText())
                        .path("detail")
                        .asText())
                .contains("6 MB");
    }
}
