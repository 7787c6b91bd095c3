package io.trimodal.function.lambda.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A call as API Gateway's REST API tells of it.
 *
 * @param target path and query, encoded
 * @param headers without those that are about the connection to the gateway
 * @param body empty for none
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">Lambda
 *     proxy integrations</a>
 */
record GatewayEvent(String method, String target, MultiMap headers, byte[] body, GatewayCaller caller) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern METHOD = Pattern.compile("[A-Za-z-]+");

    /**
     * Of the connection between client and gateway, not of the call (RFC 9110, 7.6.1). What is packed would travel in
     * base64 and the gateway packs by itself, so nothing is asked to be packed here.
     */
    private static final Set<String> CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "http2-settings",
            "expect",
            "content-length",
            "accept-encoding");

    /** @throws InvalidGatewayEventException if it is none */
    static GatewayEvent read(byte[] json) {
        JsonNode event = tree(json);
        JsonNode context = event.path("requestContext");
        String method = text(event, "httpMethod");
        if (!METHOD.matcher(method).matches()) {
            throw new InvalidGatewayEventException("has a method that is none");
        }
        return new GatewayEvent(
                method,
                RequestTarget.of(
                        text(event, "path"), values(event, "multiValueQueryStringParameters", "queryStringParameters")),
                headers(values(event, "multiValueHeaders", "headers")),
                body(event),
                new GatewayCaller(
                        context.path("identity").path("apiKeyId").asText(""),
                        context.path("requestId").asText("")));
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException _) {
            throw new InvalidGatewayEventException("is not JSON");
        }
    }

    private static String text(JsonNode event, String field) {
        String text = event.path(field).asText("");
        if (text.isEmpty()) {
            throw new InvalidGatewayEventException("lacks " + field);
        }
        return text;
    }

    /** Those with all their values where they are given so. */
    private static MultiMap values(JsonNode event, String all, String last) {
        MultiMap values = MultiMap.caseInsensitiveMultiMap();
        JsonNode given = event.path(all).isObject() ? event.path(all) : event.path(last);
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(value -> values.add(entry.getKey(), value.asText("")));
            } else {
                values.add(entry.getKey(), entry.getValue().asText(""));
            }
        }
        return values;
    }

    private static MultiMap headers(MultiMap headers) {
        for (String name : Set.copyOf(headers.names())) {
            if (CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                headers.remove(name);
            }
        }
        return headers;
    }

    private static byte[] body(JsonNode event) {
        String body = event.path("body").asText("");
        if (!event.path("isBase64Encoded").asBoolean()) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException _) {
            throw new InvalidGatewayEventException("has a body that is no base64");
        }
    }
}
