package io.trimodal.server.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A caller who sends and does not read is not answered any further than the network takes, and then cut off. */
@QuarkusTest
@TestProfile(LiveSlowReaderTest.Impatient.class)
class LiveSlowReaderTest {
    /** Of three bytes each: what is answered is more than the network keeps. */
    private static final String TEXT = "日".repeat(9_900);

    private static final int CUES = 400;
    /** Milliseconds of a cue. */
    private static final int EACH = 600;

    private static final int TEXT_FRAME = 1;
    private static final int BINARY_FRAME = 2;

    /** Little patience, and room for long words. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "trimodal.clips.ffmpeg", "none",
                    "trimodal.clips.transcript-size", "32M",
                    "trimodal.live.idle-timeout", "2S");
        }

        /** Models that take no text and other features. */
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream().write("""
                GET /v1/live HTTP/1.1\r
                Host: localhost:%d\r
                Connection: Upgrade\r
                Upgrade: websocket\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                \r
                """.formatted(RestAssured.port).getBytes(StandardCharsets.US_ASCII));
        byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 101".length());
        assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 101");
        return socket;
    }

    /** With a mask of zeros. */
    private static void frame(OutputStream to, int kind, byte[] content) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(14 + content.length)
                .put((byte) (0x80 | kind))
                .put((byte) (0x80 | 127))
                .putLong(content.length)
                .putInt(0)
                .put(content);
        to.write(frame.array());
    }

    private static void text(OutputStream to, String message) throws IOException {
        frame(to, TEXT_FRAME, message.getBytes(StandardCharsets.UTF_8));
    }

    private static String time(int millis) {
        return "%02d:%02d.%03d".formatted(millis / 60_000, millis / 1000 % 60, millis % 1000);
    }

    private static void sendAll(Socket socket) {
        byte[] sound = ByteBuffer.allocate(8 + 32 * EACH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(1)
                .array();
        try {
            OutputStream to = socket.getOutputStream();
            text(to, "{\"type\": \"start\", \"sound\": \"s16le\", \"cues\": true}");
            for (int i = 0; i < CUES; i++) {
                text(
                        to,
                        "{\"type\": \"words\", \"transcript\": \"WEBVTT\\n\\n%s --> %s\\n%s.\\n\"}"
                                .formatted(time(i * EACH), time((i + 1) * EACH), TEXT));
                frame(to, BINARY_FRAME, sound);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static double metric(String name) {
        Matcher value = Pattern.compile("(?m)^" + name + "(?:\\{.*})? ([0-9.E]+)$")
                .matcher(given().get("/q/metrics").asString());
        return value.find() ? Double.parseDouble(value.group(1)) : 0;
    }

    @Test
    void callerWhoDoesNotRead_isNotReadFrom_andIsCutOff() throws IOException {
        try (Socket socket = connect()) {
            assertThat(metric("trimodal_live_connections")).isEqualTo(1);
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendAll(socket));
            await().atMost(120, TimeUnit.SECONDS)
                    .untilAsserted(() ->
                            assertThat(metric("trimodal_live_connections")).isZero());
            assertThat(sent.handle((_, failure) -> failure)
                            .orTimeout(30, TimeUnit.SECONDS)
                            .join())
                    .as("sending fails")
                    .isNotNull();
            assertThat(metric("trimodal_live_segments_total")).isBetween(1.0, CUES - 50.0);
        }
        try (LiveClient other = new LiveClient()) {
            other.text("{\"type\": \"start\", \"sound\": \"s16le\"}");
            other.text("{\"type\": \"end\"}");
            assertThat(other.closed()).isEqualTo(1000);
        }
    }
}
