package io.trimodal.benchmark.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Sends one request again and again over a connection that is kept open. Not thread-safe: each caller has its own.
 *
 * <p>Caller and server share this machine, so what the caller does is as little as can be: the request lies ready as
 * bytes and is written at once. (The JDK's clients take about a millisecond more for each call, on the processors that
 * the function is measured on.) Only answers with a Content-Length are read, which the function's all have.
 */
public final class Caller implements Supplier<byte[]>, AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final String LENGTH = "content-length:";

    private final Socket connection;
    private final InputStream answers;
    private final byte[] request;

    private Caller(Socket connection, byte[] request) throws IOException {
        this.connection = connection;
        this.answers = new BufferedInputStream(connection.getInputStream(), BUFFER);
        this.request = request;
        connection.setTcpNoDelay(true);
    }

    /** Connects, to predict. */
    public static Caller of(WorkbenchProcess workbench, RequestBody body) {
        return of(workbench, "/v1/predict", body);
    }

    /** Connects. */
    static Caller of(WorkbenchProcess workbench, String path, RequestBody body) {
        URI uri = workbench.uri(path);
        byte[] head = ("POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(uri.getPath(), uri.getAuthority(), body.type(), body.bytes().length))
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + body.bytes().length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body.bytes(), 0, request, head.length, body.bytes().length);
        try {
            return new Caller(new Socket(uri.getHost(), uri.getPort()), request);
        } catch (IOException e) {
            throw new UncheckedIOException("the function cannot be reached", e);
        }
    }

    /** The answer's bytes. @throws IllegalStateException if it is not a 200 */
    @Override
    public byte[] get() {
        try {
            connection.getOutputStream().write(request);
            String status = line();
            byte[] body = answers.readNBytes(bodyLength());
            if (!status.startsWith("HTTP/1.1 200 ")) {
                throw new IllegalStateException(
                        "the function answered " + status + ": " + new String(body, StandardCharsets.UTF_8));
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException("the function does not answer", e);
        }
    }

    /** Reads the header fields to their end. */
    private int bodyLength() throws IOException {
        int length = -1;
        for (String field = line(); !field.isEmpty(); field = line()) {
            if (field.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(field.substring(LENGTH.length()).strip());
            }
        }
        if (length < 0) {
            throw new IllegalStateException("the function's answer has no Content-Length");
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
