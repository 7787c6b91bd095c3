package io.trimodal.function.http.usage;

import io.trimodal.function.usage.MissingKeyException;
import io.trimodal.function.usage.UnknownKeyException;
import io.trimodal.usage.QuotaExceededException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Asks who calls, on the event loop and before a byte of the body is read. Filters are made before the configuration is
 * read, hence the providers.
 */
@Singleton
public final class CallerFilter {
    private final Provider<CallerIdentity> identity;
    private final Provider<PaidExchanges> exchanges;

    public CallerFilter(Provider<CallerIdentity> identity, Provider<PaidExchanges> exchanges) {
        this.identity = identity;
        this.exchanges = exchanges;
    }

    /**
     * @throws MissingKeyException if a key is needed
     * @throws UnknownKeyException if the key is none
     * @throws QuotaExceededException if the quota was used up just now
     */
    @KeyRequired
    @ServerRequestFilter(nonBlocking = true, priority = Priorities.AUTHENTICATION)
    public void identify(ContainerRequestContext request, RoutingContext exchange) {
        boolean works = request.getMethod().equals(HttpMethod.POST);
        exchanges.get().identified(exchange, identity.get().identify(exchange), works);
    }
}
