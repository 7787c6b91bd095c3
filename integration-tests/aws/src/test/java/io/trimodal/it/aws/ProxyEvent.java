package io.trimodal.it.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * A call as API Gateway's REST API hands it to Lambda, after it has checked the API key.
 *
 * @param keyId id of the key, which is not the key
 * @param requestId the gateway's own
 * @param body empty for none
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html">Lambda
 *     proxy integrations</a>
 */
record ProxyEvent(String keyId, String requestId, String method, String path, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ProxyEvent predict(String keyId, String requestId, String body) {
        return new ProxyEvent(keyId, requestId, "POST", "/v1/predict", body);
    }

    static ProxyEvent usage(String keyId, String requestId) {
        return new ProxyEvent(keyId, requestId, "GET", "/v1/usage", "");
    }

    byte[] payload() {
        ObjectNode event = JSON.createObjectNode();
        event.put("resource", path);
        event.put("path", path);
        event.put("httpMethod", method);
        header(event, "Accept", "*/*");
        header(event, "Content-Type", "application/json");
        header(event, "Host", "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com");
        header(event, "X-Forwarded-For", "203.0.113.7");
        header(event, "X-Forwarded-Port", "443");
        header(event, "X-Forwarded-Proto", "https");
        event.putNull("queryStringParameters");
        event.putNull("multiValueQueryStringParameters");
        event.putNull("pathParameters");
        event.putNull("stageVariables");
        ObjectNode context = event.putObject("requestContext");
        context.put("resourceId", "abc123");
        context.put("resourcePath", path);
        context.put("httpMethod", method);
        context.put("requestTime", "21/Nov/2026:09:12:45 +0000");
        context.put("path", "/live" + path);
        context.put("accountId", "123456789012");
        context.put("protocol", "HTTP/1.1");
        context.put("stage", "live");
        context.put("requestTimeEpoch", 1795252365118L);
        context.put("requestId", requestId);
        context.put("apiId", "a1b2c3d4e5");
        ObjectNode identity = context.putObject("identity");
        identity.put("apiKeyId", keyId);
        identity.put("sourceIp", "203.0.113.7");
        identity.put("userAgent", "curl/8.5.0");
        if (body.isEmpty()) {
            event.putNull("body");
        } else {
            event.put("body", body);
        }
        event.put("isBase64Encoded", false);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void header(ObjectNode event, String name, String value) {
        event.withObject("/headers").put(name, value);
        event.withObject("/multiValueHeaders").putArray(name).add(value);
    }
}
