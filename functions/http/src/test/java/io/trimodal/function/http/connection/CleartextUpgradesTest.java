package io.trimodal.function.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes over a socket to a server of Vert.x, as the functions have it. */
@Timeout(30)
class CleartextUpgradesTest {
    private static Vertx vertx;
    private static HttpServer server;

    @BeforeAll
    static void listen() throws Exception {
        new CleartextUpgrades.Switch().on(null);
        assertThat(System.getProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY))
                .isEqualTo("serviceload");
        vertx = Vertx.vertx();
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response()
                                .end(request.version() + " " + request.method() + " " + body.length() + "\n")))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                // as proxies of Go pass it on
                "Connection: Upgrade\r\nUpgrade: h2c\r\n",
                "Connection: Upgrade\r\nUpgrade: H2C\r\n",
                "Upgrade: h2c\r\n",
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAA\r\n",
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: ?\r\n",
                "Connection: Upgrade\r\nUpgrade: websocket\r\n"
            })
    void anUpgrade_isIgnored_andTheConnectionGoesOn(String headers) throws IOException {
        try (Socket client = connect()) {
            assertThat(ask(client, "GET", headers, "")).endsWith("HTTP_1_1 GET 0");
            assertThat(ask(client, "POST", headers, "body")).endsWith("HTTP_1_1 POST 4");
        }
        try (Socket client = connect()) {
            assertThat(ask(client, "PUT", headers, "body")).endsWith("HTTP_1_1 PUT 4");
        }
    }

    @Test
    void bytesThatComeSingly_areOneRequest() throws Exception {
        try (Socket client = connect()) {
            for (byte one : "PATCH / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII)) {
                client.getOutputStream().write(one);
                client.getOutputStream().flush();
                Thread.sleep(1);
            }
            assertThat(answer(client)).startsWith("HTTP/1.1 200 ").endsWith("HTTP_1_1 PATCH 0");
        }
    }

    /** As gRPC does. */
    @Test
    void aClientThatBeginsWithHttp2_isAnsweredSo() throws Exception {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        String answer = client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")
                .compose(request -> request.send())
                .compose(HttpClientResponse::body)
                .map(Object::toString)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);

        assertThat(answer).startsWith("HTTP_2 GET");
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static String ask(Socket client, String method, String headers, String body) throws IOException {
        client.getOutputStream()
                .write((method + " / HTTP/1.1\r\nHost: a\r\n" + headers + "Content-Length: " + body.length()
                                + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
        return answer(client);
    }

    /** Up to the end of the line that is the body. */
    private static String answer(Socket client) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = client.getInputStream();
        String end = "";
        while (!end.matches("[^\r]\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
            end = text.substring(Math.max(0, text.length() - 2));
        }
        return text.toString().strip();
    }
}
