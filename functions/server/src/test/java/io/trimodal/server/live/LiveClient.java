package io.trimodal.server.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.trimodal.support.WebSocketClient;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** A caller with a real WebSocket. */
final class LiveClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final WebSocketClient socket;

    /** @throws java.util.concurrent.CompletionException of a WebSocketHandshakeException where it is refused */
    LiveClient(String... headers) {
        socket = new WebSocketClient(URI.create("ws://localhost:" + RestAssured.port + "/v1/live"), headers);
    }

    void text(String message) {
        socket.send(message);
    }

    void binary(ByteBuffer message) {
        socket.send(message);
    }

    /** Samples from {@code from} on, as float32. */
    void sound(float[] samples, int from, int to) {
        ByteBuffer message = header(1, Float.BYTES * (to - from));
        for (int i = from; i < to; i++) {
            message.putFloat(samples[i]);
        }
        binary(message.flip());
    }

    void picture(double seconds, byte[] rgb) {
        binary(header(2, Double.BYTES + rgb.length).putDouble(seconds).put(rgb).flip());
    }

    static ByteBuffer header(int kind, int more) {
        return ByteBuffer.allocate(8 + more).order(ByteOrder.LITTLE_ENDIAN).putLong(kind);
    }

    /** Waits for the end. @return the code */
    int closed() {
        return socket.closed(PATIENCE);
    }

    JsonNode last() {
        return json(socket.messages().getLast());
    }

    List<JsonNode> segments() {
        return socket.messages().stream()
                .map(LiveClient::json)
                .filter(message -> message.at("/type").asText().equals("segment"))
                .map(message -> message.at("/prediction"))
                .toList();
    }

    private static JsonNode json(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of an array. */
    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Override
    public void close() {
        socket.close();
    }
}
