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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Live calls of the packaged application; that a minute of them gets what its file gets, the server's tests say. */
class LiveIT {
    private static final int RATE = 16_000;
    private static final String START = """
            {"type": "start", "sound": "s16le",
             "transcript": "WEBVTT\\n\\n00:00.000 --> 00:01.900\\nWhat a lovely day."}""";

    /** A caller. */
    private static final class Caller implements WebSocket.Listener {
        private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private final WebSocket socket;

        Caller(HttpClient http, int port) {
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

        /** A buzz. */
        void sound(int seconds) {
            ByteBuffer message = ByteBuffer.allocate(8 + Short.BYTES * RATE * seconds)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(1);
            for (int i = 0; i < RATE * seconds; i++) {
                message.putShort((short) (8000 * Math.sin(2 * Math.PI * 140 * i / RATE)));
            }
            socket.sendBinary(message.flip(), true).join();
        }

        void await(String type) throws InterruptedException {
            for (int i = 0; i < 1200; i++) {
                if (messages.stream()
                        .anyMatch(message -> message.at("/type").asText().equals(type))) {
                    return;
                }
                Thread.sleep(50);
            }
            assertThat(messages).as("no %s came", type).isEmpty();
        }
    }

    @Test
    void sigterm_duringCalls_answersWhatCame_andSaysGoodbye() throws Exception {
        try (Workbench workbench = Workbench.start("-Dtrimodal.clips.ffmpeg=none");
                HttpClient http = HttpClient.newHttpClient()) {
            Caller caller = new Caller(http, workbench.port());
            caller.socket.sendText(START, true).join();
            caller.sound(2);
            caller.await("ready");
            workbench.process().destroy();
            assertThat(caller.closed.get(60, TimeUnit.SECONDS))
                    .as(workbench.log())
                    .isEqualTo(1001);
            assertThat(caller.messages)
                    .extracting(message -> message.at("/type").asText())
                    .containsExactly("ready", "segment", "summary");
            assertThat(caller.messages.getLast().at("/complete").asBoolean(true))
                    .isFalse();
            assertThat(workbench.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(workbench.log()).doesNotContain("ERROR").doesNotContain("had no answer");
        }
    }

    @Test
    void garbage_isToldSo_andTheServerGoesOn() throws Exception {
        try (Workbench workbench = Workbench.start("-Dtrimodal.live.connections=2");
                HttpClient http = HttpClient.newHttpClient()) {
            for (int i = 0; i < 4; i++) {
                Caller caller = new Caller(http, workbench.port());
                caller.socket.sendText("garbage", true).join();
                assertThat(caller.closed.get(60, TimeUnit.SECONDS)).isEqualTo(1007);
                assertThat(caller.messages.getLast().at("/problem/status").asInt())
                        .isEqualTo(400);
            }
            assertThat(workbench.get("/q/metrics").body()).contains("trimodal_live_connections 0.0");
        }
    }
}
