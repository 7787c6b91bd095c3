package io.trimodal.function.lambda.gateway;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The application's own router, reached over the loopback interface, where it listens on a free port. Quarkus can open
 * its router to the process alone, without a port, but decides that when an application is built; and this one is also
 * a server.
 */
@Singleton
final class LoopbackRouter {
    private static final String HOST = "127.0.0.1";
    /** From the last observer of the start to the open port; it takes milliseconds. */
    private static final Duration START = Duration.ofSeconds(30);
    /** An answer that Lambda no longer waits for is of no use; the longest that it waits is 15 minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(16);

    private final HttpServer server;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final HttpClient client;

    LoopbackRouter(Vertx vertx, HttpServer server) {
        this.server = server;
        // An event and its answer fit 6 MB, headers included.
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setMaxHeaderSize(1 << 20).setMaxInitialLineLength(1 << 16));
    }

    void listens(@ObservesAsync HttpServerStart start) {
        port.complete(server.getPort());
    }

    /** @throws IllegalStateException if it does not listen in time */
    void awaitListening() throws InterruptedException {
        await(port, START);
    }

    /**
     * @param deadline after which nobody waits
     * @throws IllegalStateException if there is no answer until then, or the request cannot be sent
     */
    GatewayAnswer answer(GatewayEvent event, Instant deadline) throws InterruptedException {
        Instant now = Instant.now();
        Instant latest = now.plus(LONGEST);
        Duration left = Duration.between(now, deadline.isBefore(latest) ? deadline : latest);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(event.method()))
                .setHost(HOST)
                .setPort(await(port, START))
                .setURI(event.target());
        Future<GatewayAnswer> answer = client.request(options).compose(request -> send(request, event));
        return await(answer.toCompletionStage().toCompletableFuture(), left);
    }

    /** The headers are checked one by one here, where a bad one fails the answer. */
    private static Future<GatewayAnswer> send(HttpClientRequest request, GatewayEvent event) {
        try {
            request.headers().addAll(event.headers());
        } catch (IllegalArgumentException e) {
            request.reset();
            return Future.failedFuture(e);
        }
        return request.send(Buffer.buffer(event.body()))
                .compose(response -> response.body()
                        .map(content ->
                                new GatewayAnswer(response.statusCode(), response.headers(), content.getBytes())));
    }

    private static <T> T await(CompletableFuture<T> result, Duration limit) throws InterruptedException {
        try {
            return result.get(Math.max(0, limit.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the router did not answer in time", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the router gave no answer: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
