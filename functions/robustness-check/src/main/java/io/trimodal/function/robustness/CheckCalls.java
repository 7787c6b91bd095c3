package io.trimodal.function.robustness;

import io.trimodal.function.http.BodyFormat;
import io.trimodal.function.http.body.RequestBodies;
import io.trimodal.function.http.usage.MeteredExchanges;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.usage.PaidCall;
import io.trimodal.usage.Units;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.function.UnaryOperator;

/** Opens, reads and counts calls for robustness checks, under whichever path they came. Thread-safe. */
@Singleton
public final class CheckCalls {
    private final RequestBodies bodies;
    private final Limits limits;
    private final CheckLimits checkLimits;
    private final MeteredExchanges exchanges;

    public CheckCalls(RequestBodies bodies, Limits limits, CheckLimits checkLimits, MeteredExchanges exchanges) {
        this.bodies = bodies;
        this.limits = limits;
        this.checkLimits = checkLimits;
        this.exchanges = exchanges;
    }

    /** @param exchange of a resource that asks for a key */
    PaidCall open(RoutingContext exchange) {
        return exchanges.open("robustness-check", exchange);
    }

    /** @param model puts in the model, where the body does not say it */
    CheckRequest read(PaidCall call, InputStream body, BodyFormat format, UnaryOperator<PredictRequest> model) {
        CheckFields fields = new CheckFields(limits, checkLimits);
        CheckRequest request = fields.request(model.apply(bodies.read(call.watch(body), format, fields)));
        call.admit(request.utterances().size());
        return request;
    }

    /** An utterance counts once, by however many models it is checked; each has its forward passes. */
    static void count(PaidCall call, CheckRequest request, CheckResponse response) {
        call.count(new Units(request.utterances().size(), response.forwardPasses()));
    }
}
