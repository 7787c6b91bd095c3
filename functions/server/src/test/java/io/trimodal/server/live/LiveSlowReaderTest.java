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
import java.time.Duration;
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
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Of three bytes each. */
    private static final String TEXT = "日".repeat(9_900);

    private static final long ANSWER_BYTES = 3L * 9_900;

    /** Of cues that could be answered: several times what a network keeps. */
    private static final long MOST_BYTES = 30_000_000;

    /** What a network may keep of answers: the most that Linux gives a socket to send, and some. */
    private static final long KEPT_BYTES = 15_000_000;

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
                    "trimodal.clips.transcript-size", "64M",
                    "trimodal.live.idle-timeout", PATIENCE.toString());
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

    /** With a mask of zeros. A length takes no more bytes than it needs, as others are refused. */
    private static void frame(OutputStream to, int kind, byte[] content) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(8 + content.length).put((byte) (0x80 | kind));
        if (content.length < 126) {
            frame.put((byte) (0x80 | content.length));
        } else {
            assertThat(content.length).isLessThan(1 << 16);
            frame.put((byte) (0x80 | 126)).putShort((short) content.length);
        }
        frame.putInt(0).put(content);
        to.write(frame.array(), 0, frame.position());
    }

    private static void text(OutputStream to, String message) throws IOException {
        frame(to, TEXT_FRAME, message.getBytes(StandardCharsets.UTF_8));
    }

    private static String time(int millis) {
        return "%02d:%02d.%03d".formatted(millis / 60_000, millis / 1000 % 60, millis % 1000);
    }

    /** Until it cannot. @return cues that the network took */
    private static int sendCues(Socket socket) {
        byte[] sound = ByteBuffer.allocate(8 + 32 * EACH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(1)
                .array();
        int cues = 0;
        try {
            OutputStream to = socket.getOutputStream();
            text(to, "{\"type\": \"start\", \"sound\": \"s16le\", \"cues\": true}");
            for (; cues * ANSWER_BYTES < MOST_BYTES; cues++) {
                text(
                        to,
                        "{\"type\": \"words\", \"transcript\": \"WEBVTT\\n\\n%s --> %s\\n%s.\\n\"}"
                                .formatted(time(cues * EACH), time((cues + 1) * EACH), TEXT));
                frame(to, BINARY_FRAME, sound);
            }
            throw new AssertionError("all of it was taken");
        } catch (IOException _) {
            return cues;
        }
    }

    private static double metric(String name) {
        Matcher value = Pattern.compile("(?m)^" + name + "(?:\\{.*})? ([0-9.E]+)$")
                .matcher(given().get("/q/metrics").asString());
        return value.find() ? Double.parseDouble(value.group(1)) : 0;
    }

    /** A call of somebody who reads is answered as ever. */
    private static void callAndRead() {
        try (LiveClient other = new LiveClient()) {
            other.text("{\"type\": \"start\", \"sound\": \"s16le\"}");
            other.text("{\"type\": \"end\"}");
            assertThat(other.closed()).isEqualTo(1000);
        }
    }

    @Test
    void callerWhoDoesNotRead_isNotReadFrom_andIsCutOff_whileOthersAreAnswered() throws IOException {
        callAndRead();
        try (Socket socket = connect()) {
            assertThat(metric("trimodal_live_connections")).isEqualTo(1);
            CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(
                    () -> sendCues(socket),
                    sending -> Thread.ofPlatform().daemon().start(sending));
            await().atMost(60, TimeUnit.SECONDS).until(() -> metric("trimodal_live_segments_total") > 10);
            callAndRead();
            await().atMost(120, TimeUnit.SECONDS)
                    .untilAsserted(() ->
                            assertThat(metric("trimodal_live_connections")).isZero());
            int cues = sent.orTimeout(30, TimeUnit.SECONDS).join();
            double answered = metric("trimodal_live_segments_total");
            assertThat(answered * ANSWER_BYTES)
                    .as("bytes of answers that wait, of %d cues", cues)
                    .isLessThan(KEPT_BYTES);
        }
        callAndRead();
    }
}
