package io.trimodal.function.upload.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The real client, and a store of one answer per connection that says it would keep it. */
class KeptConnectionTest {
    @Test
    void objectAfterAConnectionWasClosed_isWrittenAllTheSame() throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket store = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> answer(store, connections));
            try (S3Client client = S3Client.builder()
                    .endpointOverride(URI.create("http://127.0.0.1:" + store.getLocalPort()))
                    .forcePathStyle(true)
                    .region(Region.EU_CENTRAL_1)
                    .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                    .httpClient(UrlConnectionHttpClient.create())
                    .build()) {
                for (int i = 0; i < 3; i++) {
                    try (Upload upload = new Upload(client, "bucket", "key" + i, "text/plain")) {
                        upload.write("content".getBytes(StandardCharsets.UTF_8));
                        assertThat(upload.finish()).isTrue();
                    }
                }
            }
        }
        assertThat(connections).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void connectionThatBreaksOffTwice_isAFailureOfTheStore() {
        AtomicInteger tries = new AtomicInteger();
        assertThatThrownBy(() -> KeptConnection.send(() -> {
                    tries.incrementAndGet();
                    throw new UncheckedIOException(new IOException("end of file"));
                }))
                .isInstanceOf(SdkClientException.class);
        assertThat(tries).hasValue(2);
    }

    private static void answer(ServerSocket store, AtomicInteger connections) {
        while (!store.isClosed()) {
            try (Socket socket = store.accept()) {
                connections.incrementAndGet();
                InputStream in = socket.getInputStream();
                String head = head(in);
                if (head.toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
                    send(socket, "HTTP/1.1 100 Continue\r\n\r\n");
                }
                in.readNBytes(length(head));
                send(socket, "HTTP/1.1 200 OK\r\nETag: \"e\"\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n");
                Thread.sleep(50);
            } catch (IOException _) {
                // the test is over, or the client went
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the client went");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static int length(String head) {
        for (String line : head.split("\r\n")) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                return Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return 0;
    }
}
