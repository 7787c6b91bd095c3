package io.trimodal.server.clip;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Stands in for a service that transcribes, over real HTTP: what comes is not listened to. A recording of less than
 * {@value #SHORT} seconds fails, and others have one sentence in them.
 */
public final class StandInTranscriber implements QuarkusTestResourceLifecycleManager {
    static final int SHORT = 30;
    static final String SAID = "What a lovely day.";

    private static final int BYTES_PER_SECOND = 32_000;
    private static final String ANSWER = """
            {"text": "%1$s", "language": "english", "segments": [{"id": 0, "start": 0.2, "end": 1.9, "text": " %1$s"}]}
            """.formatted(SAID);

    private HttpServer service;

    @Override
    public Map<String, String> start() {
        try {
            service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        service.createContext("/v1/audio/transcriptions", exchange -> {
            long bytes;
            try (InputStream form = exchange.getRequestBody()) {
                bytes = form.transferTo(OutputStream.nullOutputStream());
            }
            byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(bytes < SHORT * BYTES_PER_SECOND ? 500 : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        service.start();
        return Map.of(
                "trimodal.transcriber.url",
                "http://127.0.0.1:" + service.getAddress().getPort(),
                "trimodal.transcriber.model",
                "stand-in");
    }

    @Override
    public void stop() {
        service.stop(0);
    }
}
