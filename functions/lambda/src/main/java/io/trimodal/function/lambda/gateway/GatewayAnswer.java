package io.trimodal.function.lambda.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What API Gateway makes an answer of.
 *
 * @param headers of the router's answer
 */
record GatewayAnswer(int status, MultiMap headers, byte[] body) {
    /** What Lambda passes on, in bytes of JSON: 6 MB, and a little for what is around a body. */
    static final int MOST_BYTES = 6_291_556;

    private static final int INTERNAL_ERROR = 500;
    private static final Set<String> CONNECTION = Set.of("connection", "keep-alive", "transfer-encoding");

    /** JSON in UTF-8: a text as it is, all else in base64; a problem document where it is more than Lambda takes. */
    byte[] json() {
        // A text grows where quotes are escaped and bytes in base64; neither shrinks.
        byte[] json = body.length > MOST_BYTES ? tooLarge() : encoded();
        return json.length > MOST_BYTES ? tooLarge() : json;
    }

    private byte[] encoded() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("statusCode", status);
        ObjectNode values = answer.putObject("multiValueHeaders");
        for (Map.Entry<String, String> header : headers) {
            if (!CONNECTION.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                values.withArray(header.getKey()).add(header.getValue());
            }
        }
        if (isText()) {
            try {
                // Written as a replacement character, what is no UTF-8 would become something else without a word.
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(body))
                        .toString();
                return bytes(answer.put("body", text).put("isBase64Encoded", false));
            } catch (CharacterCodingException _) {
                // then as what it is
            }
        }
        return bytes(
                answer.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true));
    }

    private boolean isText() {
        if (headers.contains("Content-Encoding")) {
            return false;
        }
        String type = String.valueOf(headers.get("Content-Type")).toLowerCase(Locale.ROOT);
        return body.length == 0
                || type.startsWith("text/")
                || type.contains("json")
                || type.contains("xml")
                || type.contains("yaml")
                || type.contains("javascript");
    }

    private byte[] tooLarge() {
        ObjectNode problem = JsonNodeFactory.instance.objectNode();
        problem.put("type", "urn:trimodal:problem:answer-too-large");
        problem.put("status", INTERNAL_ERROR);
        problem.put("title", "Answer too large");
        problem.put(
                "detail",
                "the answer has " + body.length
                        + " bytes, and AWS Lambda passes on at most 6 MB; ask for less at a time");
        MultiMap type = MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/problem+json");
        return new GatewayAnswer(INTERNAL_ERROR, type, bytes(problem)).encoded();
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
