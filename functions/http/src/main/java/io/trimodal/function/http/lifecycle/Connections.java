package io.trimodal.function.http.lifecycle;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows the open connections and the requests on them, and can stop new ones from coming.
 *
 * <p>Quarkus and Vert.x 4 stop accepting only by closing everything at once. So the listening socket is reached through
 * the connections that it accepted: a Netty channel knows its parent.
 *
 * <p>Why not {@code quarkus.shutdown.timeout}: it waits for requests that were read, and accepts connections until it
 * closes them all. One that was accepted, or waits to be, and whose request is not read yet, is reset then; a caller
 * sees a call lost that was never refused.
 */
@Singleton
public final class Connections {
    private static final String COUNTED = Hold.class.getName();

    private final Set<Channel> open = ConcurrentHashMap.newKeySet();
    private final Set<Channel> listening = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean leaving;

    void watch(@Observes Filters filters) {
        filters.register(this::watch, Integer.MAX_VALUE - 1);
    }

    private void watch(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        if (request.connection() instanceof ConnectionBase base && open.add(base.channel())) {
            base.channel().closeFuture().addListener(_ -> open.remove(base.channel()));
            watch(base.channel().parent());
        }
        Hold counted = hold();
        exchange.put(COUNTED, counted);
        exchange.addEndHandler(_ -> {
            counted.close();
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

    /** @param socket that listens; watched once, however often it is named */
    void watch(Channel socket) {
        if (listening.add(socket)) {
            // on its own thread, as a handler that comes from another is passed by for a moment
            socket.eventLoop().execute(() -> socket.pipeline().addFirst(new Acceptance()));
        }
    }

    /** A request that became something else, such as a WebSocket, is over: its exchange may never say so. */
    public static void end(RoutingContext exchange) {
        Hold counted = exchange.get(COUNTED);
        if (counted != null) {
            counted.close();
        }
        QuarkusCount.end(exchange.request());
    }

    /**
     * Closes a connection now, and does not wait for what is still to be written. Closing the channel would: it comes
     * to Vert.x's handler, which writes something last and closes when that is done, which is never where nobody reads.
     * So the closing begins behind that handler.
     */
    public static void cut(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channelHandlerContext().close();
        } else {
            connection.close();
        }
    }

    /** Whether more is taken from the network, once what was taken has been read. */
    public static void read(HttpConnection connection, boolean on) {
        if (connection instanceof ConnectionBase base) {
            base.channel().config().setAutoRead(on);
        }
    }

    /** Counts something that goes on over a connection, beside requests, until that is closed; once. */
    public Hold hold() {
        requests.incrementAndGet();
        AtomicBoolean held = new AtomicBoolean(true);
        return () -> {
            if (held.compareAndSet(true, false)) {
                requests.decrementAndGet();
            }
        };
    }

    /** From now on every answer tells its caller to connect elsewhere next time. */
    void sayGoodbye() {
        leaving = true;
    }

    /** Closes the listening socket; connections that were accepted live on. */
    void stopAccepting() {
        for (Channel channel : listening) {
            ListeningSocket.close(channel);
        }
    }

    /** What is waited for before the process ends. Closing does not fail, and may be done again. */
    @FunctionalInterface
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    int requests() {
        return requests.get();
    }

    int open() {
        return open.size();
    }

    /** Counts connections from the moment they are accepted, long before their first request is read. */
    private final class Acceptance extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Channel child && open.add(child)) {
                child.closeFuture().addListener(_ -> open.remove(child));
            }
            context.fireChannelRead(message);
        }
    }
}
