package io.trimodal.function.http.usage;

import io.trimodal.function.usage.Identity;
import io.trimodal.function.usage.PaidCall;
import io.trimodal.function.usage.PaidCalls;
import io.trimodal.function.usage.Quota;
import io.trimodal.usage.Caller;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** What {@link PaidCalls} does, of exchanges of HTTP. */
@Singleton
public final class PaidExchanges {
    private static final String IDENTITY = Identity.class.getName();

    private final PaidCalls calls;

    public PaidExchanges(PaidCalls calls) {
        this.calls = calls;
    }

    /**
     * Remembers who calls. Does not block.
     *
     * @param works whether it is a call that is paid for
     * @throws io.trimodal.usage.QuotaExceededException if the quota was used up just now
     */
    void identified(RoutingContext exchange, Identity identity, boolean works) {
        exchange.put(IDENTITY, identity);
        if (works) {
            calls.requireNotExhausted(identity);
        }
    }

    /** Who calls. @throws IllegalStateException if the resource is not {@link KeyRequired} */
    static Identity identity(RoutingContext exchange) {
        Identity identity = exchange.get(IDENTITY);
        if (identity == null) {
            throw new IllegalStateException(
                    "a call that is paid for, and nobody asked who calls: @KeyRequired is missing");
        }
        return identity;
    }

    /**
     * As {@link PaidCalls#requester} has it. Behind a proxy the address is the proxy's, unless quarkus.http.proxy says
     * otherwise.
     */
    public static String requester(RoutingContext exchange) {
        Identity identity = exchange.get(IDENTITY);
        SocketAddress address = exchange.request().remoteAddress();
        return PaidCalls.requester(
                identity == null ? Caller.ANONYMOUS : identity.caller(), address == null ? "" : address.host());
    }

    Quota quota(Identity identity) {
        return calls.quota(identity);
    }

    /**
     * Begins a call of a resource that is {@link KeyRequired}; to be closed when its work is over, and closed at the
     * latest with the exchange.
     */
    public PaidCall open(String function, RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String target = request.method() + " " + exchange.normalizedPath();
        PaidCall call = calls.open(function, target, identity(exchange), requester(exchange));
        exchange.addEndHandler(_ -> call.close());
        return call;
    }
}
