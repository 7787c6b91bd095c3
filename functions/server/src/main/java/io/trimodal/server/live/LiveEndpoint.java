package io.trimodal.server.live;

import io.trimodal.function.failure.Failure;
import io.trimodal.function.http.lifecycle.Connections;
import io.trimodal.function.http.metrics.ServedPaths;
import io.trimodal.function.http.problem.ProblemAnswer;
import io.trimodal.function.http.usage.CallerIdentity;
import io.trimodal.function.lambda.LambdaEnvironment;
import io.trimodal.function.lifecycle.Draining;
import io.trimodal.function.live.LiveCall;
import io.trimodal.function.live.LiveCalls;
import io.trimodal.function.live.LiveConfig;
import io.trimodal.function.problem.ProblemKind;
import io.trimodal.function.served.Function;
import io.trimodal.function.served.ServedFunctions;
import io.trimodal.function.usage.Identity;
import io.trimodal.function.usage.MissingKeyException;
import io.trimodal.function.usage.Refusals;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@value #PATH}: from a request to a WebSocket. Vert.x's own, as it stops reading when it is told to: where an
 * endpoint of quarkus-websockets-next 3.32 is at work, its {@code ConcurrencyLimiter} queues the messages that come,
 * and does not pause the socket. It is not there on Lambda, which has no connections, and where predict is not served.
 */
@Singleton
public final class LiveEndpoint implements ServedPaths {
    static final String PATH = "/v1/live";

    private final LiveCalls calls;
    private final LiveConfig config;
    private final LiveThreads threads;
    private final CallerIdentity callers;
    private final Refusals refusals;
    private final Connections connections;
    private final Draining draining;
    private final boolean served;
    private final Set<LiveSocket> open = ConcurrentHashMap.newKeySet();

    public LiveEndpoint(
            LiveCalls calls,
            LiveConfig config,
            LiveThreads threads,
            CallerIdentity callers,
            Refusals refusals,
            Connections connections,
            Draining draining,
            ServedFunctions functions) {
        this.calls = calls;
        this.config = config;
        this.threads = threads;
        this.callers = callers;
        this.refusals = refusals;
        this.connections = connections;
        this.draining = draining;
        this.served = functions.contains(Function.PREDICT) && config.connections() > 0 && !LambdaEnvironment.isLambda();
    }

    @Override
    public Set<String> paths() {
        return served ? Set.of(PATH) : Set.of();
    }

    void register(@Observes Router router) {
        if (served) {
            router.get(PATH).order(0).handler(this::handshake);
            draining.whenBegun(() -> open.forEach(LiveSocket::stop));
        }
    }

    private void handshake(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            ProblemAnswer.send(exchange, ProblemKind.MALFORMED, "this path takes WebSockets (RFC 6455) over HTTP/1.1");
            return;
        }
        if (draining.hasBegun()) {
            ProblemAnswer.send(exchange, ProblemKind.NOT_READY, "the server stops; connect again");
            return;
        }
        LiveCall call;
        try {
            SocketAddress address = request.remoteAddress();
            call = calls.open(identity(exchange), address == null ? "" : address.host());
        } catch (RuntimeException e) {
            refuse(exchange, e);
            return;
        }
        // the connection is waited for as long as the call goes on, and not as long as the request
        Connections.Hold hold = connections.hold();
        request.toWebSocket()
                .onSuccess(socket -> {
                    Connections.end(exchange);
                    LiveSocket live =
                            new LiveSocket(socket, request.connection(), call, threads, config, exchange.vertx());
                    open.add(live);
                    live.begin(() -> {
                        open.remove(live);
                        call.close();
                        hold.close();
                    });
                    if (draining.hasBegun()) {
                        live.stop();
                    }
                })
                .onFailure(_ -> {
                    call.close();
                    hold.close();
                });
    }

    /** Browsers cannot send a key in a header: theirs comes with the first message. */
    private Optional<Identity> identity(RoutingContext exchange) {
        try {
            return Optional.of(callers.identify(exchange));
        } catch (MissingKeyException _) {
            return Optional.empty();
        }
    }

    private void refuse(RoutingContext exchange, RuntimeException reason) {
        refusals.note(reason);
        Failure failure = Failure.of(reason, "GET " + PATH);
        if (failure.retry() instanceof Failure.Retry.After(long seconds)) {
            exchange.response().putHeader("Retry-After", Long.toString(seconds));
        }
        ProblemAnswer.send(exchange, failure.kind(), failure.detail());
    }
}
