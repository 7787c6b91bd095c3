package io.trimodal.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands where Knative's ingress does: hands each call to the revision that is live when it comes, over a connection of
 * its own.
 */
final class RevisionProxy implements AutoCloseable {
    private static final int BACKLOG = 1000;
    private static final int BAD_GATEWAY = 502;

    private final AtomicReference<Workbench> live = new AtomicReference<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    RevisionProxy(Workbench first) throws IOException {
        live.set(first);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** @return the revision that was live before */
    Workbench switchTo(Workbench next) {
        return live.getAndSet(next);
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            HttpURLConnection call = (HttpURLConnection)
                    live.get().uri(exchange.getRequestURI().toString()).toURL().openConnection();
            call.setRequestMethod(exchange.getRequestMethod());
            call.setRequestProperty("Content-Type", "application/json");
            call.setRequestProperty("Connection", "close");
            call.setDoOutput(true);
            call.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = call.getOutputStream()) {
                out.write(body);
            }
            int status = call.getResponseCode();
            byte[] answer = (status < 400 ? call.getInputStream() : call.getErrorStream()).readAllBytes();
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (IOException e) {
            exchange.sendResponseHeaders(BAD_GATEWAY, -1);
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
