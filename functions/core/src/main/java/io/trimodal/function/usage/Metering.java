package io.trimodal.function.usage;

import io.trimodal.usage.Caller;
import io.trimodal.usage.QuotaGate;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Lets calls in and counts them. A call is counted when its result is there and before the answer is sent: an answer
 * that nobody waits for any more was still worked for, and a process that dies in between has told nobody that it
 * succeeded.
 *
 * <p>A ledger that is down refuses calls before their work (503), as work that cannot be counted is not given away. Is
 * it down only after the work, the answer is given, for doing it again would cost more; the call is then written to the
 * log with all that a ledger would hold, and counted in the metric {@code trimodal.usage.unrecorded}, to which an alarm
 * belongs. It stays owed, and until it is in the ledger no other call is let in
 * ({@link io.trimodal.usage.ArrearsLedger}).
 */
@Singleton
public final class Metering {
    private static final String IDENTITY = Identity.class.getName();

    private final Optional<PaidCall.Books> books;
    private final OptionalLong quota;
    private final UsageMetrics metrics;
    private final LedgerOutage outage;

    public Metering(Ledgers ledgers, UsageConfig config, UsageMetrics metrics, LedgerOutage outage) {
        Clock clock = Clock.systemUTC();
        this.books = ledgers.ledger()
                .map(open -> new PaidCall.Books(open, new QuotaGate(open, clock), new Attempts(open, clock)));
        this.quota = config.monthlyQuota();
        this.metrics = metrics;
        this.outage = outage;
    }

    /**
     * Remembers who calls. Does not block. @throws io.trimodal.usage.QuotaExceededException if the quota was used up
     * just now
     */
    void identified(RoutingContext exchange, Identity identity, boolean works) {
        exchange.put(IDENTITY, identity);
        if (works) {
            requireNotExhausted(identity);
        }
    }

    /** What may be a repeated call is let on: that needs no room in the quota. */
    private void requireNotExhausted(Identity identity) {
        if (identity.request() instanceof Identity.Assigned) {
            books.ifPresent(open -> open.gate().requireNotExhausted(identity.caller()));
        }
    }

    /** Who calls. @throws IllegalStateException if the resource is not {@link KeyRequired} */
    Identity identity(RoutingContext exchange) {
        Identity identity = exchange.get(IDENTITY);
        if (identity == null) {
            throw new IllegalStateException(
                    "a call that is paid for, and nobody asked who calls: @KeyRequired is missing");
        }
        return identity;
    }

    /**
     * Whom a call shares places and processors with: the owner of its key, or the address that it comes from where
     * nobody asked for a key. Behind a proxy that is the proxy's, unless quarkus.http.proxy says otherwise.
     */
    public static String requester(RoutingContext exchange) {
        Identity identity = exchange.get(IDENTITY);
        SocketAddress address = exchange.request().remoteAddress();
        return requester(
                identity == null ? Caller.ANONYMOUS : identity.caller(), address == null ? "" : address.host());
    }

    /** The same where a call is no exchange of HTTP's. */
    public static String requester(Caller caller, String address) {
        return caller.equals(Caller.ANONYMOUS) ? "from " + address : "key " + caller.name();
    }

    /** A caller's quota where the ledger has no word on it. */
    OptionalLong quota(Identity identity) {
        return identity.quota().isPresent() ? identity.quota() : quota;
    }

    /**
     * Begins a call of a resource that is {@link KeyRequired}; to be closed when its work is over, and closed at the
     * latest with the exchange.
     */
    public PaidCall open(String function, RoutingContext exchange) {
        Identity identity = identity(exchange);
        HttpServerRequest request = exchange.request();
        String target = request.method() + " " + exchange.normalizedPath();
        PaidCall call =
                new PaidCall(function, target, identity, requester(exchange), quota(identity), books, metrics, outage);
        exchange.addEndHandler(_ -> call.close());
        return call;
    }

    /**
     * The same where a call is no exchange of HTTP's; to be closed when its work is over. Its body must name its model.
     *
     * @param requester as {@link #requester(Caller, String)} has it
     * @throws io.trimodal.usage.QuotaExceededException if the quota was used up just now
     */
    public PaidCall open(String function, Identity identity, String requester) {
        requireNotExhausted(identity);
        return new PaidCall(function, function, identity, requester, quota(identity), books, metrics, outage);
    }
}
