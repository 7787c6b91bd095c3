package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.support.WebSocketClient;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;

/** Calls {@code GET /v1/live}, and keeps what it is told. */
final class LiveCaller implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final WebSocketClient socket;

    LiveCaller(int port) {
        socket = new WebSocketClient(URI.create("ws://127.0.0.1:" + port + "/v1/live"));
    }

    void text(String message) {
        socket.send(message);
    }

    /** As s16le. */
    void sound(float[] samples, int from, int to) {
        ByteBuffer message = header(1, Short.BYTES * (to - from));
        for (int i = from; i < to; i++) {
            message.putShort((short) Math.round(samples[i] * 32_767));
        }
        socket.send(message.flip());
    }

    /** As f32le. */
    void exactSound(float[] samples, int from, int to) {
        ByteBuffer message = header(1, Float.BYTES * (to - from));
        for (int i = from; i < to; i++) {
            message.putFloat(samples[i]);
        }
        socket.send(message.flip());
    }

    void picture(double second, byte[] rgb) {
        socket.send(
                header(2, Double.BYTES + rgb.length).putDouble(second).put(rgb).flip());
    }

    private static ByteBuffer header(int kind, int more) {
        return ByteBuffer.allocate(8 + more).order(ByteOrder.LITTLE_ENDIAN).putLong(kind);
    }

    /** Waits for a message of a type. */
    void await(String type) throws InterruptedException {
        for (int i = 0; i < 1200 && !hasCome(type); i++) {
            Thread.sleep(50);
        }
        assertThat(hasCome(type)).as("all that came: %s", messages()).isTrue();
    }

    private boolean hasCome(String type) {
        return messages().stream()
                .anyMatch(message -> message.at("/type").asText().equals(type));
    }

    List<JsonNode> messages() {
        return socket.messages().stream().map(LiveCaller::json).toList();
    }

    private static JsonNode json(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the end. @return the code */
    int closed() {
        return socket.closed(PATIENCE);
    }

    @Override
    public void close() {
        socket.close();
    }
}
