package io.trimodal.function.lambda.gateway;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.trimodal.function.http.problem.ProblemAnswer;
import io.trimodal.function.lambda.LambdaEnvironment;
import io.trimodal.function.problem.ProblemKind;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** On Lambda, lets no request in but the one that the handler in this process has just sent. */
@Singleton
final class LoopbackGuard {
    /** Right after the connection is counted. */
    private static final int PRIORITY = Integer.MAX_VALUE - 2;

    private final CurrentCall call;

    LoopbackGuard(CurrentCall call) {
        this.call = call;
    }

    void register(@Observes Filters filters) {
        if (LambdaEnvironment.isLambda()) {
            filters.register(this::check, PRIORITY);
        }
    }

    void check(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        Optional<GatewayCaller> caller = call.caller(request.getHeader(CurrentCall.HEADER));
        request.headers().remove(CurrentCall.HEADER);
        if (caller.isEmpty()) {
            ProblemAnswer.send(exchange, ProblemKind.NOT_FOUND, "there is nothing here");
            return;
        }
        exchange.put(GatewayCaller.class.getName(), caller.get());
        exchange.next();
    }
}
