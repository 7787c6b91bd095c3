package io.trimodal.function.http.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request before it is bytes.
 *
 * @param headers whole lines; Content-Length is added where none of them says how long the body is
 */
public record RawRequest(String method, String path, List<String> headers, byte[] body) {
    public static RawRequest post(String path, List<String> headers, String body) {
        return new RawRequest("POST", path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    RawRequest method(String other) {
        return new RawRequest(other, path, headers, body);
    }

    RawRequest path(String other) {
        return new RawRequest(method, other, headers, body);
    }

    RawRequest headers(List<String> others) {
        return new RawRequest(method, path, others, body);
    }

    RawRequest with(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        return headers(more);
    }

    RawRequest body(byte[] other) {
        return new RawRequest(method, path, headers, other);
    }

    /** For whoever is to send it again. */
    @Override
    public String toString() {
        return method + " " + path + " " + headers + " " + body.length + " bytes: "
                + new String(body, 0, Math.min(body.length, 300), StandardCharsets.ISO_8859_1);
    }
}
