package io.trimodal.function.lifecycle;

import io.netty.channel.Channel;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows the open connections and the requests on them, and can stop new ones from coming.
 *
 * <p>Quarkus and Vert.x 4 stop accepting only by closing everything at once. So the listening socket is reached through
 * the connections that it accepted: a Netty channel knows its parent.
 */
@Singleton
public final class Connections {
    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private final Set<Channel> listening = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean leaving;

    void watch(@Observes Filters filters) {
        filters.register(this::watch, Integer.MAX_VALUE - 1);
    }

    private void watch(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (request.connection() instanceof ConnectionBase base && open.add(request.connection())) {
            listening.add(base.channel().parent());
            base.channel().closeFuture().addListener(_ -> open.remove(request.connection()));
        }
        requests.incrementAndGet();
        exchange.addEndHandler(_ -> {
            requests.decrementAndGet();
            if (leaving && request.version() == HttpVersion.HTTP_2) {
                request.connection().goAway(0);
            }
        });
        if (request.version() != HttpVersion.HTTP_2) {
            exchange.addHeadersEndHandler(_ -> {
                if (leaving) {
                    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                }
            });
        }
        exchange.next();
    }

    /** From now on every answer tells its caller to connect elsewhere next time. */
    void sayGoodbye() {
        leaving = true;
    }

    /** Closes the listening socket; connections that were accepted live on. */
    void stopAccepting() {
        for (Channel channel : listening) {
            channel.close().awaitUninterruptibly();
        }
    }

    int requests() {
        return requests.get();
    }

    int open() {
        return open.size();
    }
}
