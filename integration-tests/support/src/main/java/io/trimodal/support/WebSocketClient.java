package io.trimodal.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A WebSocket that keeps every text message it is sent. One thread sends at a time; any may ask what has come. */
public final class WebSocketClient implements AutoCloseable {
    private static final int HANDSHAKE_SECONDS = 60;

    private final Listener listener = new Listener();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;

    /**
     * @param headers names and values by turns
     * @throws CompletionException of a {@link java.net.http.WebSocketHandshakeException} where it is refused, or of a
     *     TimeoutException where nothing answers
     */
    public WebSocketClient(URI address, String... headers) {
        WebSocket.Builder builder = http.newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        try {
            socket = builder.buildAsync(address, listener)
                    .orTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            http.shutdownNow();
            throw e;
        }
    }

    /** Returns when the message is on its way. @throws CompletionException of an IOException where it cannot be sent */
    public void send(String message) {
        socket.sendText(message, true).join();
    }

    /** Returns when the message is on its way. @throws CompletionException of an IOException where it cannot be sent */
    public void send(ByteBuffer message) {
        socket.sendBinary(message, true).join();
    }

    /** The text messages that have come so far, in order. The list grows as more come. */
    public List<String> messages() {
        return listener.messages;
    }

    /**
     * Waits until the server closes.
     *
     * @return the code that it gave
     * @throws IllegalStateException with the messages, if it did not close in time, or the connection broke
     */
    public int closed(Duration patience) {
        try {
            return listener.closed.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new IllegalStateException("not closed; what came: " + messages(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; what came: " + messages(), e);
        }
    }

    /** Drops the connection, without a word to the server. */
    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private static final class Listener implements WebSocket.Listener {
        private final List<String> messages = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
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
    }
}
