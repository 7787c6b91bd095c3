package io.trimodal.function.lambda.gateway;

import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/** The first line of a request has one target, in which nothing of a path or a query may stand for anything else. */
final class RequestTarget {
    /** What RFC 3986 lets stand in a path as it is. */
    private static final String IN_PATHS = "/-._~!$&'()*+,;=:@";

    private static final String HEXADECIMAL = "0123456789ABCDEF";

    private RequestTarget() {}

    /**
     * @param path encoded or not: what is encoded stays as it is
     * @param query decoded, as API Gateway has it
     */
    static String of(String path, MultiMap query) {
        StringJoiner parameters = new StringJoiner("&", "?", "").setEmptyValue("");
        for (Map.Entry<String, String> parameter : query) {
            parameters.add(encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()));
        }
        return path(path.startsWith("/") ? path : "/" + path) + parameters;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String path(String path) {
        StringBuilder target = new StringBuilder(path.length());
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char character = (char) (bytes[i] & 0xFF);
            if (isPlain(character) || character == '%' && isHexadecimal(bytes, i + 1) && isHexadecimal(bytes, i + 2)) {
                target.append(character);
            } else {
                target.append('%')
                        .append(HEXADECIMAL.charAt(character >> 4))
                        .append(HEXADECIMAL.charAt(character & 15));
            }
        }
        return target.toString();
    }

    private static boolean isPlain(char character) {
        return character < 128 && (Character.isLetterOrDigit(character) || IN_PATHS.indexOf(character) >= 0);
    }

    private static boolean isHexadecimal(byte[] bytes, int index) {
        return index < bytes.length && Character.digit(bytes[index], 16) >= 0;
    }
}
