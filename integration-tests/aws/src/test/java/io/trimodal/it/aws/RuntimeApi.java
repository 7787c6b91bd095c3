package io.trimodal.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda's side of its Runtime API, for one process: the process asks for the next invocation, one at a time, and posts
 * its answer.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    /** What a synchronous invocation may answer, which is 6 MB; Lambda puts a little on top. */
    private static final int MOST_BYTES = (6 << 20) + (100 << 10);

    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
    private static final String INIT_ERROR = "/2018-06-01/runtime/init/error";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final String arn;

    /** What a function makes of an event. */
    sealed interface Answer {}

    record Response(byte[] payload) implements Answer {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return new ObjectMapper().readTree(payload);
            } catch (IOException e) {
                throw new UncheckedIOException("no JSON: " + text(), e);
            }
        }
    }

    /** @param detail as posted: errorType, errorMessage, stackTrace */
    record Failure(String detail) implements Answer {}

    private record Invocation(String id, byte[] event, Instant deadline, CompletableFuture<Answer> answer) {}

    /** @param arn of the function */
    RuntimeApi(String arn) {
        this.arn = arn;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Host and port, as the environment variable AWS_LAMBDA_RUNTIME_API has them. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Done when the process asks for its first invocation; fails when it says that it cannot start. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    CompletableFuture<Answer> invoke(byte[] event, Duration limit) {
        Invocation invocation = new Invocation(
                UUID.randomUUID().toString(), event, Instant.now().plus(limit), new CompletableFuture<>());
        waiting.add(invocation);
        return invocation.answer();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(INVOCATION + "next")) {
                next(exchange);
            } else if (path.equals(INIT_ERROR)) {
                ready.completeExceptionally(new IllegalStateException("the function cannot start: " + body(exchange)));
                exchange.sendResponseHeaders(202, -1);
            } else if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
                byte[] payload = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
                boolean fits = payload.length <= MOST_BYTES;
                end(path, fits ? new Response(payload) : new Failure("Function.ResponseSizeTooLarge"));
                exchange.sendResponseHeaders(fits ? 202 : 413, -1);
            } else if (path.startsWith(INVOCATION) && path.endsWith("/error")) {
                end(path, new Failure(body(exchange)));
                exchange.sendResponseHeaders(202, -1);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.complete(null);
        Invocation invocation;
        try {
            invocation = waiting.take();
        } catch (InterruptedException _) {
            // closed; nobody waits any more
            Thread.currentThread().interrupt();
            return;
        }
        running.put(invocation.id(), invocation);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        exchange.getResponseHeaders()
                .set(
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(invocation.deadline().toEpochMilli()));
        exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", arn);
        exchange.getResponseHeaders()
                .set(
                        "Lambda-Runtime-Trace-Id",
                        "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0");
        exchange.sendResponseHeaders(200, invocation.event().length);
        exchange.getResponseBody().write(invocation.event());
    }

    private void end(String path, Answer answer) {
        String id = path.substring(INVOCATION.length(), path.lastIndexOf('/'));
        Invocation invocation = running.remove(id);
        if (invocation != null) {
            invocation.answer().complete(answer);
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
