package io.trimodal.function.lambda;

import io.quarkus.amazon.lambda.http.model.AwsProxyRequestContext;
import io.quarkus.vertx.http.runtime.QuarkusHttpHeaders;
import io.trimodal.function.http.usage.CallerIdentity;
import io.trimodal.function.usage.Identity;
import io.trimodal.usage.Caller;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The API key that API Gateway has checked, and its id of the request, which Lambda's own retries repeat. Where the
 * gateway asks for no key, callers are anonymous. Headers say nothing here: whoever calls could write them.
 */
@Singleton
public final class ApiGatewayIdentity implements CallerIdentity {
    @Override
    public Identity identify(RoutingContext exchange) {
        Optional<AwsProxyRequestContext> event = event(exchange.request().headers());
        return new Identity(
                event.map(AwsProxyRequestContext::getIdentity)
                        .flatMap(identity -> Optional.ofNullable(identity.getApiKeyId()))
                        .map(Caller::new)
                        .orElse(Caller.ANONYMOUS),
                OptionalLong.empty(),
                new Identity.Assigned(event.map(AwsProxyRequestContext::getRequestId)
                        .orElseGet(() -> UUID.randomUUID().toString())));
    }

    /** The extension hands the event's context over beside the headers. */
    private static Optional<AwsProxyRequestContext> event(MultiMap headers) {
        return headers instanceof QuarkusHttpHeaders carrier
                ? Optional.ofNullable(carrier.getContextObject(AwsProxyRequestContext.class))
                : Optional.empty();
    }
}
