package io.trimodal.server.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** A caller with a real WebSocket. */
final class LiveClient implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MINUTES = 3;

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    /** @throws java.util.concurrent.CompletionException of a WebSocketHandshakeException where it is refused */
    LiveClient(String... headers) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + RestAssured.port + "/v1/live"), this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                messages.add(JSON.readTree(text.toString()));
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    void text(String message) {
        socket.sendText(message, true).join();
    }

    void binary(ByteBuffer message) {
        socket.sendBinary(message, true).join();
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
        return closed.orTimeout(MINUTES, TimeUnit.MINUTES).join();
    }

    JsonNode last() {
        return messages.getLast();
    }

    List<JsonNode> segments() {
        return messages.stream()
                .filter(message -> message.at("/type").asText().equals("segment"))
                .map(message -> message.at("/prediction"))
                .toList();
    }

    /** Of an array. */
    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
