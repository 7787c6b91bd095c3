package io.trimodal.function.http.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/**
 * Changes of a request: of its method, path, headers and media types, and body. What they are, the random numbers
 * decide alone.
 */
public final class Mutations {
    private static final List<String> METHODS = List.of(
            "GET",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "HEAD",
            "OPTIONS",
            "TRACE",
            "BREW",
            "get",
            "P",
            "A".repeat(300),
            "PRI",
            "M-SEARCH");
    private static final List<String> PIECES = List.of(
            "%zz",
            "%",
            "%00",
            "%2f",
            "%2e%2e",
            "..",
            "//",
            ";a=b",
            "?",
            "?month=%",
            "?month=2026-13",
            "#",
            "{",
            "}",
            "|",
            "\\",
            "\"",
            "é",
            "%c0%af",
            "%E2%82",
            ":",
            ":1.0.0",
            "/versions/1",
            "/infer",
            "a".repeat(2000),
            "%0d%0a",
            "*",
            "[",
            "]",
            "+",
            "&",
            "=",
            "/ready");
    private static final List<String> NAMES = List.of(
            "Content-Type",
            "Accept",
            "Content-Encoding",
            "Accept-Encoding",
            "Accept-Language",
            "Accept-Charset",
            "Transfer-Encoding",
            "Content-Length",
            "Idempotency-Key",
            "X-Request-Id",
            "X-Api-Key",
            "Inference-Header-Content-Length",
            "Expect",
            "Host",
            "Origin",
            "Cookie",
            "Range",
            "If-None-Match",
            "Connection",
            "Upgrade",
            "HTTP2-Settings",
            "X-Forwarded-For",
            "Forwarded",
            "Authorization",
            "Content-Disposition",
            "Access-Control-Request-Method",
            "ce-type",
            "ce-id",
            "ce-source",
            "ce-specversion",
            "ce-time",
            "X Y",
            "",
            "é");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "/",
            ";",
            ",",
            "*",
            "*/*",
            "a/b/c",
            "application/json",
            "application/json, text/html",
            "text/html",
            "text/event-stream",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"",
            "multipart/form-data; boundary=x",
            "application/cloudevents+json",
            "application/cloudevents-batch+json",
            "application/octet-stream",
            "application/grpc",
            "application/json;charset=utf-16",
            "application/json;charset=\"",
            "a/b;q=abc",
            "*;q=.2",
            "text/*;q=0",
            "a/b;q=1e400",
            "a/b;q=-1",
            "gzip",
            "gzip, gzip",
            "br",
            "identity",
            "chunked",
            "chunked, gzip",
            "0",
            "-1",
            "1",
            "99999999999999999999",
            "NaN",
            "1.0",
            "100-continue",
            "close",
            "h2c",
            "null",
            "bytes=0-",
            "2026-13-99T99:99:99Z",
            "\u00ff\u00fe",
            "é",
            "\t",
            "a".repeat(6000),
            "%00",
            "http://evil",
            "aws:s3",
            "com.amazonaws.s3.ObjectCreated:Put",
            "=;=",
            "\"",
            "{\"a\":1}");

    private final RandomGenerator random;

    public Mutations(RandomGenerator random) {
        this.random = random;
    }

    /** One to four changes. */
    public RawRequest of(RawRequest request) {
        RawRequest changed = request;
        for (int left = random.nextInt(1, 5); left > 0; left--) {
            changed = one(changed);
        }
        return changed;
    }

    private RawRequest one(RawRequest request) {
        return switch (random.nextInt(10)) {
            case 0 -> request.method(any(METHODS));
            case 1, 2 -> request.path(inserted(request.path(), any(PIECES)));
            case 3, 4 -> request.with(any(NAMES) + ": " + any(VALUES));
            case 5 -> request.headers(replaced(request.headers()));
            case 6 -> request.headers(without(request.headers()));
            case 7 -> request.with(flipped(any(NAMES) + ": " + any(VALUES)));
            case 8 -> request.body(broken(request.body()));
            default -> packed(request);
        };
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String inserted(String text, String piece) {
        int at = random.nextInt(1, text.length() + 1);
        return text.substring(0, at) + piece + (random.nextBoolean() ? text.substring(at) : "");
    }

    private String flipped(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        return text.substring(0, at) + (char) random.nextInt(1, 256) + text.substring(at + 1);
    }

    /** The value of one header, another one. */
    private List<String> replaced(List<String> headers) {
        if (headers.isEmpty()) {
            return List.of("Content-Type: " + any(VALUES));
        }
        List<String> others = new ArrayList<>(headers);
        int at = random.nextInt(others.size());
        String header = others.get(at);
        int colon = header.indexOf(':');
        others.set(
                at, random.nextBoolean() && colon > 0 ? header.substring(0, colon + 1) + any(VALUES) : flipped(header));
        return others;
    }

    private List<String> without(List<String> headers) {
        List<String> others = new ArrayList<>(headers);
        if (!others.isEmpty()) {
            others.remove(random.nextInt(others.size()));
        }
        return others;
    }

    private byte[] broken(byte[] body) {
        if (body.length == 0) {
            return new byte[random.nextInt(40)];
        }
        byte[] other = body.clone();
        for (int left = random.nextInt(1, 6); left > 0; left--) {
            other[random.nextInt(other.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(other, random.nextInt(other.length)) : other;
    }

    private RawRequest packed(RawRequest request) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] bytes = packed.toByteArray();
        return request.with("Content-Encoding: gzip").body(random.nextBoolean() ? broken(bytes) : bytes);
    }
}
