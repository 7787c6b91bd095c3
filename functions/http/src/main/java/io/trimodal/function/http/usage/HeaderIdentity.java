package io.trimodal.function.http.usage;

import io.quarkus.arc.DefaultBean;
import io.trimodal.function.usage.Identity;
import io.trimodal.function.usage.KeyIdentity;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the headers of a request say, as {@link KeyIdentity} reads them. */
@DefaultBean
@Singleton
public final class HeaderIdentity implements CallerIdentity {
    private final KeyIdentity keys;

    public HeaderIdentity(KeyIdentity keys) {
        this.keys = keys;
    }

    @Override
    public boolean asksForKey() {
        return keys.asksForKey();
    }

    @Override
    public Identity identify(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        return keys.identify(name -> Optional.ofNullable(request.getHeader(name)));
    }
}
