package io.trimodal.rollout.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Metrics over a socket that answers as it likes. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScrapedErrorsTest {
    private static final String HEADERS = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n";
    private static final String COUNT = "http_server_requests_seconds_count{status=\"500\",uri=\"/v1/predict\"} 3.0\n";

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void request_isHttp11_andAsksForNoOtherProtocol() throws Exception {
        CompletableFuture<List<String>> request = answering(client -> {
            List<String> lines = readRequest(client);
            write(client, HEADERS + "Content-Length: " + COUNT.length() + "\r\n\r\n" + COUNT);
            return lines;
        });

        assertThat(new ScrapedErrors("/q/metrics").requests(address())).isEqualTo(new Requests(3, 3));
        assertThat(request.get(5, TimeUnit.SECONDS))
                .startsWith("GET /q/metrics HTTP/1.1")
                .noneMatch(line -> line.toLowerCase().startsWith("upgrade")
                        || line.toLowerCase().startsWith("http2"));
    }

    /** As from a node that vanishes between headers and body. */
    @Test
    void aBodyThatDoesNotCome_isGivenUpAtTheDeadline_andItsConnectionClosed() throws Exception {
        CompletableFuture<Integer> end = answering(client -> {
            readRequest(client);
            write(client, HEADERS + "Content-Length: 1000\r\n\r\n");
            return client.getInputStream().read();
        });

        assertGivenUp();
        assertThat(end.get(5, TimeUnit.SECONDS)).as("closed").isEqualTo(-1);
    }

    @Test
    void aBodyThatDribbles_isGivenUpAtTheDeadline() {
        answering(client -> {
            readRequest(client);
            write(client, HEADERS + "\r\n");
            while (true) {
                write(client, "#");
                Thread.sleep(20);
            }
        });

        assertGivenUp();
    }

    @Test
    void headersThatDoNotCome_areGivenUpAtTheDeadline() {
        answering(ScrapedErrorsTest::readRequest);

        assertGivenUp();
    }

    /** Whichever of the deadlines of connection and answer is noticed first. */
    @Test
    void aConnectionThatDoesNotComeAbout_isGivenUpAtTheDeadline() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fill(full, waiting);

            assertGivenUp(URI.create("http://127.0.0.1:" + full.getLocalPort()));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** Connects until the queue of those that nobody accepts is full. */
    private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
        try {
            for (int i = 0; i < 8; i++) {
                Socket socket = new Socket();
                waiting.add(socket);
                socket.connect(server.getLocalSocketAddress(), 200);
            }
        } catch (SocketTimeoutException e) {
            return;
        }
        throw new AssertionError("the queue is never full");
    }

    private void assertGivenUp() {
        assertGivenUp(address());
    }

    private static void assertGivenUp(URI address) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> new ScrapedErrors("/q/metrics", Duration.ofMillis(300)).requests(address))
                .isInstanceOf(UnreadableMetricsException.class)
                .hasMessageContaining("/q/metrics has not answered whole within 300 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Something that is said over a connection. */
    private interface Conversation<T> {
        T with(Socket client) throws IOException, InterruptedException;
    }

    private <T> CompletableFuture<T> answering(Conversation<T> conversation) {
        CompletableFuture<T> said = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                said.complete(conversation.with(server.accept()));
            } catch (IOException | InterruptedException e) {
                said.completeExceptionally(e);
            }
        });
        return said;
    }

    private static List<String> readRequest(Socket client) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        List<String> lines = new ArrayList<>();
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    private static void write(Socket client, String text) throws IOException {
        OutputStream out = client.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
