package io.trimodal.function.http;

import java.util.List;
import java.util.Locale;

/** What Content-Encoding says was done to a body. */
public sealed interface ContentCoding {
    /** Nothing. */
    record Identity() implements ContentCoding {}

    /** Packed as RFC 1952 says. */
    record Gzip() implements ContentCoding {}

    /** Something that is not undone here. */
    record Unknown(String text) implements ContentCoding {}

    /** @param headers the values of all Content-Encoding headers of a request */
    static ContentCoding of(List<String> headers) {
        String text = String.join(", ", headers).strip();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "", "identity" -> new Identity();
            case "gzip", "x-gzip" -> new Gzip();
            default -> new Unknown(text);
        };
    }
}
