package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls {@code GET /v1/live}, and keeps what it is told. */
final class LiveCaller implements WebSocket.Listener {
    private static final int MINUTES = 4;

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    LiveCaller(HttpClient http, int port) {
        socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/v1/live"), this)
                .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                messages.add(new ObjectMapper().readTree(text.toString()));
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

    /** As s16le. */
    void sound(float[] samples, int from, int to) {
        ByteBuffer message = header(1, Short.BYTES * (to - from));
        for (int i = from; i < to; i++) {
            message.putShort((short) Math.round(samples[i] * 32_767));
        }
        socket.sendBinary(message.flip(), true).join();
    }

    /** As f32le. */
    void exactSound(float[] samples, int from, int to) {
        ByteBuffer message = header(1, Float.BYTES * (to - from));
        for (int i = from; i < to; i++) {
            message.putFloat(samples[i]);
        }
        socket.sendBinary(message.flip(), true).join();
    }

    void picture(double second, byte[] rgb) {
        socket.sendBinary(
                        header(2, Double.BYTES + rgb.length)
                                .putDouble(second)
                                .put(rgb)
                                .flip(),
                        true)
                .join();
    }

    private static ByteBuffer header(int kind, int more) {
        return ByteBuffer.allocate(8 + more).order(ByteOrder.LITTLE_ENDIAN).putLong(kind);
    }

    /** Waits for a message of a type. */
    void await(String type) throws InterruptedException {
        for (int i = 0; i < 1200 && messages(type).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(messages(type)).as("all that came: %s", messages).isNotEmpty();
    }

    List<JsonNode> messages(String type) {
        return messages.stream()
                .filter(message -> message.at("/type").asText().equals(type))
                .toList();
    }

    List<JsonNode> messages() {
        return messages;
    }

    /** Waits for the end. @return the code */
    int closed() throws InterruptedException, ExecutionException, TimeoutException {
        return closed.get(MINUTES, TimeUnit.MINUTES);
    }
}
