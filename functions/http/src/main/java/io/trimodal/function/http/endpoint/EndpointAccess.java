package io.trimodal.function.http.endpoint;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.trimodal.function.failure.Failure;
import io.trimodal.function.http.endpoint.EndpointsConfig.Access;
import io.trimodal.function.http.problem.ProblemAnswer;
import io.trimodal.function.http.usage.CallerIdentity;
import io.trimodal.function.http.usage.HeaderIdentity;
import io.trimodal.function.problem.ProblemKind;
import io.trimodal.function.usage.KeyIdentity;
import io.trimodal.function.usage.MissingKeyException;
import io.trimodal.function.usage.UnknownKeyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Guards {@code /q/metrics}, {@code /q/openapi} and {@code /q/swagger-ui}. On a management port of their own
 * ({@code quarkus.management.enabled}) the port is the guard.
 */
@Singleton
public final class EndpointAccess {
    /** After the checks of Host and Origin. */
    private static final int PRIORITY = Integer.MAX_VALUE - 10;

    private static final String BASIC = "Basic ";
    /** Browsers and Prometheus know the Basic scheme, and ask for a password. */
    private static final List<String> CHALLENGES =
            List.of("ApiKey", "Basic realm=\"Trimodal: the API key is the password\"");

    private final Map<String, Access> access;
    private final CallerIdentity callers;

    public EndpointAccess(EndpointsConfig config, CallerIdentity callers) {
        this.callers = callers;
        this.access = Map.of(
                "/q/metrics", config.metrics(),
                "/q/openapi", config.openapi(),
                "/q/swagger-ui", config.swaggerUi());
        if (access.containsValue(Access.KEY) && callers instanceof HeaderIdentity && !callers.asksForKey()) {
            throw new ConfigurationException("an endpoint of trimodal.endpoints asks for a key, but there are none:"
                    + " trimodal.keys.file is not set");
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext exchange) {
        switch (access(exchange.normalizedPath())) {
            case PUBLIC -> exchange.next();
            case KEY -> checkKey(exchange);
            case OFF -> ProblemAnswer.send(exchange, ProblemKind.NOT_FOUND, "there is nothing here");
        }
    }

    private Access access(String path) {
        return access.entrySet().stream()
                .filter(guarded -> path.startsWith(guarded.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Access.PUBLIC);
    }

    private void checkKey(RoutingContext exchange) {
        passwordAsKey(exchange.request());
        try {
            callers.identify(exchange);
        } catch (MissingKeyException | UnknownKeyException e) {
            // 401, never 403: only then does a browser ask again
            ProblemAnswer.unauthorized(exchange, Failure.of(e, "a guarded endpoint"), CHALLENGES);
            return;
        }
        exchange.next();
    }

    /** The password of {@code Authorization: Basic} (RFC 7617) becomes the key where no header brings one. */
    private static void passwordAsKey(HttpServerRequest request) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (given == null
                || request.headers().contains(KeyIdentity.HEADER)
                || !given.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return;
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(given.substring(BASIC.length()).strip());
            String text = new String(pair, StandardCharsets.UTF_8);
            request.headers().set(KeyIdentity.HEADER, text.substring(text.indexOf(':') + 1));
        } catch (IllegalArgumentException _) {
            // no such pair, so there is no key
        }
    }
}
