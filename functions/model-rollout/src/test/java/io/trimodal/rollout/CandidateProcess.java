package io.trimodal.rollout;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A process that serves metrics over HTTP, made by the registry that the functions have (Quarkus's, which Micrometer
 * calls old).
 */
@SuppressWarnings("deprecation")
final class CandidateProcess implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpServer server;
    private volatile int status = 200;

    CandidateProcess() throws IOException {
        registry.gauge("http.server.active.requests", 0);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/metrics", exchange -> {
            byte[] body = registry.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Counts requests as Quarkus's HTTP server does. */
    void answers(String path, int withStatus, int times) {
        for (int i = 0; i < times; i++) {
            Timer.builder("http.server.requests")
                    .tag("method", "POST")
                    .tag("outcome", withStatus >= 500 ? "SERVER_ERROR" : "SUCCESS")
                    .tag("status", Integer.toString(withStatus))
                    .tag("uri", path)
                    .register(registry)
                    .record(Duration.ofMillis(3));
        }
    }

    /** From now on the metrics themselves cannot be had. */
    void hideMetrics() {
        status = 503;
    }

    /** From now on they can be had again. */
    void showMetrics() {
        status = 200;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
