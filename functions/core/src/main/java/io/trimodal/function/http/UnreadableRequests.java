package io.trimodal.function.http;

import io.trimodal.function.problem.ProblemKind;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Answers requests whose path or query cannot be decoded, which reach no resource, in the form of their part of the API. */
@Singleton
public final class UnreadableRequests {
    private static final String DETAIL =
            "the request has a path or query that cannot be decoded; % must be followed by two hexadecimal digits";

    void answer(@Observes Router router) {
        router.errorHandler(ProblemKind.MALFORMED.status(), UnreadableRequests::answer);
    }

    private static void answer(RoutingContext exchange) {
        if (exchange.response().ended()) {
            return;
        }
        boolean ofProtocol = exchange.request().uri().startsWith("/v2");
        exchange.response()
                .setStatusCode(ProblemKind.MALFORMED.status())
                .putHeader("Content-Type", ofProtocol ? "application/json" : "application/problem+json")
                .end((ofProtocol ? new JsonObject().put("error", DETAIL) : problem()).toBuffer());
    }

    private static JsonObject problem() {
        return new JsonObject()
                .put("type", ProblemKind.MALFORMED.type().toString())
                .put("status", ProblemKind.MALFORMED.status())
                .put("title", ProblemKind.MALFORMED.title())
                .put("detail", DETAIL);
    }
}
