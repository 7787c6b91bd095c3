package io.trimodal.function.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Requests as they are, over a connection of their own: no client would send some of them. */
public final class RawHttp {
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

    private final IntSupplier port;
    private final Duration patience;

    /** @param port asked for with each request, as tests are made before their server is */
    public RawHttp(IntSupplier port) {
        this(port, USUAL_PATIENCE);
    }

    private RawHttp(IntSupplier port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    /** The same, which waits only so long for each piece of an answer. */
    public RawHttp within(Duration time) {
        return new RawHttp(port, time);
    }

    /** @param head status line and headers, lower-case names */
    public record Answer(int status, List<String> head, String body) {
        public Optional<String> header(String name) {
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    /** A request whose connection ends with its answer. @param headers whole lines, such as {@code Accept: a/b} */
    public Answer send(String method, String path, List<String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (headers.stream()
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).matches("(content-length|transfer-encoding):.*"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return send(bytes.toByteArray());
    }

    /** The same of text. */
    public Answer post(String path, List<String> headers, String body) {
        return send("POST", path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever bytes these are. @throws UncheckedIOException if nothing comes back in time */
    public Answer send(byte[] request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port.getAsInt())) {
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer read(InputStream answer) throws IOException {
        String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no answer: '" + text + "'");
        }
        List<String> head = text.substring(0, end).lines().toList();
        return new Answer(Integer.parseInt(head.getFirst().split(" ")[1]), head, text.substring(end + 4));
    }
}
