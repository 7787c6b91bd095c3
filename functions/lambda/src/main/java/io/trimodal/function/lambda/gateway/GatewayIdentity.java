package io.trimodal.function.lambda.gateway;

import io.trimodal.function.http.usage.CallerIdentity;
import io.trimodal.function.usage.Identity;
import io.trimodal.usage.Caller;
import io.vertx.ext.web.RoutingContext;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The API key that API Gateway has checked, and its id of the request, which Lambda's own retries repeat. Where the
 * gateway asks for no key, callers are anonymous. Headers say nothing here: whoever calls could write them.
 */
final class GatewayIdentity implements CallerIdentity {
    @Override
    public Identity identify(RoutingContext exchange) {
        GatewayCaller caller = exchange.get(GatewayCaller.class.getName(), new GatewayCaller("", ""));
        return new Identity(
                caller.keyId().isEmpty() ? Caller.ANONYMOUS : new Caller(caller.keyId()),
                OptionalLong.empty(),
                new Identity.Assigned(
                        caller.requestId().isEmpty() ? UUID.randomUUID().toString() : caller.requestId()));
    }
}
