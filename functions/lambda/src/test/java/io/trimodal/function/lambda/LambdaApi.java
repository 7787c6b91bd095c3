package io.trimodal.function.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lambda's side of its Runtime API: hands out events, and keeps what is posted. */
final class LambdaApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private volatile int nextStatus = 200;
    private volatile int postStatus = 202;

    /** @param path below the API's root */
    record Posted(String path, String errorType, String body) {}

    LambdaApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(ROOT, this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Events have the ids 1, 2 and so on. */
    void send(String event) {
        events.add(event);
    }

    /** From now on there are no events but this status. */
    void refuseNext(int status) {
        nextStatus = status;
    }

    void refusePosts(int status) {
        postStatus = status;
    }

    Posted awaitPosted() throws InterruptedException {
        Posted one = posted.poll(10, TimeUnit.SECONDS);
        if (one == null) {
            throw new AssertionError("nothing was posted");
        }
        return one;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(ROOT.length());
            if (path.equals("invocation/next")) {
                next(exchange);
                return;
            }
            posted.add(new Posted(
                    path,
                    exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(postStatus, -1);
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        if (nextStatus != 200) {
            exchange.sendResponseHeaders(nextStatus, -1);
            return;
        }
        try {
            byte[] event = events.take().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "" + number.incrementAndGet());
            exchange.getResponseHeaders().set("Lambda-Runtime-Deadline-Ms", "1795252365118");
            exchange.getResponseHeaders().set("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700");
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
