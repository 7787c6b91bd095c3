package io.trimodal.function.http;

import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What Content-Type says of a body. */
public sealed interface ContentType {
    /**
     * Nothing: the header is missing or empty, as of clients that send bytes and leave it to the server what they are.
     */
    record Unsaid() implements ContentType {}

    /** One media type without wildcards. */
    record Said(MediaType type) implements ContentType {}

    /** No media type, or several. */
    record Malformed(String text) implements ContentType {}

    /** What a type is made of (RFC 9110, 5.6.2), and no wildcard. */
    private static boolean isToken(String name) {
        return !name.equals(MediaType.MEDIA_TYPE_WILDCARD) && name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    }

    /** Values of headers, without those that are empty. */
    static List<String> said(List<String> headers) {
        return headers.stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** @param headers the values of all Content-Type headers of a request */
    static ContentType of(List<String> headers) {
        List<String> said = said(headers);
        String text = String.join(", ", said);
        if (said.isEmpty()) {
            return new Unsaid();
        }
        if (said.size() > 1) {
            return new Malformed(text); // joined, a later one would pass for a parameter of the first
        }
        try {
            MediaType type = MediaType.valueOf(text);
            return isToken(type.getType()) && isToken(type.getSubtype()) ? new Said(type) : new Malformed(text);
        } catch (RuntimeException _) { // the parser has several for what it does not expect
            return new Malformed(text);
        }
    }
}
