package io.trimodal.server.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.trimodal.function.FormulaModels;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who do not send what they announce keep nobody else out, and are sent away; over real sockets. */
@QuarkusTest
@TestProfile(SlowBodiesTest.Impatient.class)
@QuarkusTestResource(value = FormulaModels.class, restrictToAnnotatedClass = true)
@Timeout(60)
@Tag("slow")
class SlowBodiesTest {
    private static final String UTTERANCE = "{\"utterances\": [{\"audio\": {\"features\": [[1, 2, 3, 4, 5]]}}]}";
    private static final String CHUNKED =
            "POST /v1/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding:"
                    + " chunked\r\n\r\n";

    @TestHTTPResource
    private URI server;

    /** As by default, but for how long slow bodies are borne. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "trimodal.admission.arrival.grace", "2S",
                    "trimodal.admission.arrival.deadline", "6S",
                    "trimodal.limits.body-size", "1M",
                    // the client of this test says of each stream that it was closed
                    "quarkus.log.category.\"io.vertx.core.http.impl.HttpClientRequestImpl\".level", "OFF");
        }
    }

    private static void assertOthersAreAnswered() {
        for (int i = 0; i < 5; i++) {
            given().contentType(ContentType.JSON)
                    .body(UTTERANCE)
                    .post("/v1/predict")
                    .then()
                    .statusCode(200);
        }
    }

    private Socket connect(String head) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** All that comes until the server closes the connection. */
    private static String rest(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void chunkedBodies_thatDoNotCome_keepNobodyOut_andEndWith408() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            slow.add(connect(CHUNKED + "1\r\n{\r\n"));
        }
        assertOthersAreAnswered();
        for (Socket socket : slow) {
            String answer = rest(socket);
            assertThat(answer)
                    .startsWith("HTTP/1.1 408 ")
                    .contains("application/problem+json", "request-timeout", "comes too slowly");
            socket.close();
        }
    }

    @Test
    void declaredBodies_ofTheLargestSize_thatDoNotCome_keepNobodyOut() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            slow.add(connect("POST /v1/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000000\r\n\r\n{"));
        }
        assertOthersAreAnswered();
        for (Socket socket : slow) {
            socket.close();
        }
    }

    @Test
    void body_atTheLeastRateForEver_endsAtTheDeadline() throws Exception {
        try (Socket socket = connect(CHUNKED)) {
            Thread sender = Thread.ofPlatform().start(() -> {
                byte[] chunk = ("400\r\n" + " ".repeat(1024) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                try {
                    while (true) {
                        socket.getOutputStream().write(chunk);
                        Thread.sleep(200);
                    }
                } catch (IOException | InterruptedException _) {
                    // the server has closed
                }
            });
            long start = System.nanoTime();
            String answer = rest(socket);
            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("within 6 s");
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))
                    .isBetween(5L, 15L);
            sender.interrupt();
            sender.join();
        }
    }

    @Test
    void body_inManyPieces_isAnswered() throws Exception {
        try (Socket socket = connect(CHUNKED)) {
            for (int i = 0; i < UTTERANCE.length(); i++) {
                socket.getOutputStream()
                        .write(("1\r\n" + UTTERANCE.charAt(i) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                Thread.sleep(5);
            }
            socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void body_afterContinue_isAnswered() throws Exception {
        try (Socket socket =
                connect("POST /v1/predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Expect: 100-continue\r\nContent-Length: " + UTTERANCE.length() + "\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readNBytes(25), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            socket.getOutputStream().write(UTTERANCE.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void body_beyondTheLimit_is413_andTheConnectionLivesOn() throws Exception {
        given().contentType(ContentType.JSON)
                .body(" ".repeat(2 << 20))
                .post("/v1/predict")
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:trimodal:problem:too-large"));
        try (Socket socket = connect(CHUNKED)) {
            byte[] chunk = ("10000\r\n" + " ".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < 200; i++) {
                    socket.getOutputStream().write(chunk);
                }
            } catch (IOException _) {
                // cut off after four times the limit
                return;
            }
            assertThat(rest(socket)).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void streamsOfHttp2_withHeadersAlone_keepNobodyOut() throws Exception {
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MaxPoolSize(20)
                .setMaxWaitQueueSize(-1));
        AtomicInteger open = new AtomicInteger();
        ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
        try {
            for (int i = 0; i < 2000; i++) {
                client.request(HttpMethod.POST, server.getPort(), server.getHost(), "/v1/predict")
                        .onSuccess(request -> headersAlone(request, open, statuses));
            }
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (open.get() < 1000 && System.nanoTime() < end) {
                Thread.sleep(10);
            }
            assertThat(open.get()).isGreaterThanOrEqualTo(1000);
            assertOthersAreAnswered();
            while (statuses.size() < 1000 && System.nanoTime() < end) {
                Thread.sleep(100);
            }
            assertThat(statuses).hasSizeGreaterThanOrEqualTo(1000).allMatch(status -> status == 408 || status == 503);
        } finally {
            client.close();
            vertx.close();
        }
        assertOthersAreAnswered();
    }

    private static void headersAlone(
            HttpClientRequest request, AtomicInteger open, ConcurrentLinkedQueue<Integer> statuses) {
        request.putHeader("Content-Type", "application/json")
                .setChunked(true)
                .response()
                .onSuccess(response -> statuses.add(response.statusCode()));
        request.sendHead().onSuccess(_ -> open.incrementAndGet());
    }
}
