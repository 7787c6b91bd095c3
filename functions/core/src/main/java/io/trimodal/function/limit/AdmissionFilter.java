package io.trimodal.function.limit;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Asks for admission on the event loop, so that refusals cost no worker thread; only calls with a body do work worth
 * counting. Filters are made before the configuration is read, hence the providers.
 */
@Singleton
public final class AdmissionFilter {
    private final Provider<Admission> admission;
    private final Provider<Limits> limits;

    public AdmissionFilter(Provider<Admission> admission, Provider<Limits> limits) {
        this.admission = admission;
        this.limits = limits;
    }

    /** @throws io.trimodal.runtime.OverloadedException if there is no place */
    @ServerRequestFilter(nonBlocking = true)
    public void admit(ContainerRequestContext request, RoutingContext exchange) {
        if (!request.getMethod().equals(HttpMethod.POST)) {
            return;
        }
        long limit = limits.get().bodySize().asLongValue();
        long declared = request.getLength();
        // what a packed body unpacks to, nobody says
        boolean unsaid = declared < 0 || request.getHeaderString(HttpHeaders.CONTENT_ENCODING) != null;
        long body = unsaid ? limit : Math.min(declared, limit);
        admission.get().enter(body);
        AtomicBoolean released = new AtomicBoolean();
        exchange.addEndHandler(_ -> {
            if (released.compareAndSet(false, true)) {
                admission.get().release(body);
            }
        });
    }
}
