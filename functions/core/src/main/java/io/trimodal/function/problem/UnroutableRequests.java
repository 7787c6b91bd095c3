package io.trimodal.function.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Requests whose path cannot be read, so that no route is looked for: the only answers that no header of the settings reaches. */
@Singleton
public final class UnroutableRequests {
    private static final int BAD_REQUEST = 400;

    void register(@Observes Router router) {
        router.errorHandler(BAD_REQUEST, UnroutableRequests::answer);
    }

    private static void answer(RoutingContext exchange) {
        if (exchange.response().ended()) {
            return;
        }
        exchange.response().putHeader("X-Content-Type-Options", "nosniff").putHeader("X-Frame-Options", "DENY");
        ProblemAnswer.send(
                exchange, ProblemKind.MALFORMED, "the path cannot be read: a % needs two hexadecimal digits behind it");
    }
}
