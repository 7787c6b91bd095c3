package io.trimodal.function.robustness;

import io.trimodal.function.http.BodyFormat;
import io.trimodal.function.http.body.RequestBodies;
import io.trimodal.function.http.usage.PaidExchanges;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.usage.PaidCall;
import io.trimodal.robustness.ProgressListener;
import io.trimodal.usage.Units;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.function.Function;

/**
 * Answers calls for robustness checks, under whichever path they came, and counts them. Thread-safe; blocks while it
 * works.
 */
@Singleton
public final class CheckCalls {
    private final RequestBodies bodies;
    private final RobustnessChecks checks;
    private final Limits limits;
    private final CheckLimits checkLimits;
    private final PaidExchanges exchanges;

    public CheckCalls(
            RequestBodies bodies,
            RobustnessChecks checks,
            Limits limits,
            CheckLimits checkLimits,
            PaidExchanges exchanges) {
        this.bodies = bodies;
        this.checks = checks;
        this.limits = limits;
        this.checkLimits = checkLimits;
        this.exchanges = exchanges;
    }

    /** A call that is let in and read. Closed with the work, or with the exchange where there is none. */
    record Begun(PaidCall call, PaidCall.Admitted admitted, CheckRequest request) implements AutoCloseable {
        @Override
        public void close() {
            call.close();
        }
    }

    /**
     * The whole answer, to a caller who waits for it.
     *
     * @param exchange of a resource that asks for a key
     * @param model that the path names; the default, where the body says it
     */
    CheckResponse answer(InputStream body, RoutingContext exchange, ModelReference model) {
        return answer(body, exchange, model, response -> response);
    }

    /** As the other. @param form makes of the answer what is sent; a call is counted only once that is made */
    <T> T answer(InputStream body, RoutingContext exchange, ModelReference model, Function<CheckResponse, T> form) {
        try (Begun call = begin(body, exchange, model)) {
            return answer(call, new WaitingCaller(exchange.response()), form);
        }
    }

    /** Lets a call in, for {@link #answer(Begun, ProgressListener)}; with the parameters of the other. */
    Begun begin(InputStream body, RoutingContext exchange, ModelReference model) {
        CheckFields fields = new CheckFields(limits, checkLimits);
        PaidCall call = exchanges.open("robustness-check", exchange);
        try {
            CheckRequest request = fields.request(bodies.read(
                            call.watch(body),
                            BodyFormat.of(exchange),
                            fields.beside(model.names()),
                            exchange.response()::closed)
                    .to(model));
            return new Begun(call, call.admit(request.utterances().size()), request);
        } catch (RuntimeException e) {
            call.close();
            throw e;
        }
    }

    /** An utterance counts once, by however many models it is checked; each has its forward passes. */
    CheckResponse answer(Begun call, ProgressListener caller) {
        return answer(call, caller, response -> response);
    }

    /** What is sent, and what it was made of. */
    private record Made<T>(CheckResponse response, T sent) {}

    private <T> T answer(Begun call, ProgressListener caller, Function<CheckResponse, T> form) {
        CheckRequest request = call.request();
        return call.admitted()
                .answer(
                        () -> {
                            CheckResponse checked = checks.check(request, caller);
                            return new Made<>(checked, form.apply(checked));
                        },
                        made -> new Units(
                                request.utterances().size(), made.response().forwardPasses()))
                .sent();
    }
}
