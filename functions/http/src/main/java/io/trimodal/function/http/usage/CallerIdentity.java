package io.trimodal.function.http.usage;

import io.trimodal.function.usage.Identity;
import io.trimodal.function.usage.MissingKeyException;
import io.trimodal.function.usage.UnknownKeyException;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells who calls. Another bean of this type, such as one that asks a gateway, takes the place of
 * {@link HeaderIdentity}.
 */
public interface CallerIdentity {
    /**
     * Runs on an event loop, before the body is read.
     *
     * @throws MissingKeyException if a key is needed
     * @throws UnknownKeyException if the key is none
     */
    Identity identify(RoutingContext exchange);

    /**
     * Whether calls need a key in the header {@code X-Api-Key}. What a gateway before this process asks for is not
     * known here.
     */
    default boolean asksForKey() {
        return false;
    }
}
