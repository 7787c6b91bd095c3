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

    /** @param headers the values of all Content-Type headers of a request */
    static ContentType of(List<String> headers) {
        String text = String.join(", ", headers).strip();
        if (text.isEmpty()) {
            return new Unsaid();
        }
        try {
            MediaType type = MediaType.valueOf(text);
            return isToken(type.getType()) && isToken(type.getSubtype()) ? new Said(type) : new Malformed(text);
        } catch (RuntimeException _) { // the parser has several for what it does not expect
            return new Malformed(text);
        }
    }
}
