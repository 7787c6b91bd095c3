package io.trimodal.function.explain;

import io.trimodal.explain.ExplainOptions;
import io.trimodal.function.http.BodyFormat;
import io.trimodal.function.http.body.RequestBodies;
import io.trimodal.function.http.usage.PaidExchanges;
import io.trimodal.function.limit.Limits;
import io.trimodal.function.oip.StageMetrics;
import io.trimodal.function.oip.StageMetrics.Stage;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.usage.PaidCall;
import io.trimodal.model.ModelId;
import io.trimodal.usage.Units;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.function.Function;

/**
 * Answers calls for explanations, under whichever path they came, and counts them. Thread-safe; blocks while it works.
 */
@Singleton
public final class ExplainCalls {
    private final RequestBodies bodies;
    private final Explanations explanations;
    private final Limits limits;
    private final ExplainLimits explainLimits;
    private final PaidExchanges exchanges;
    private final StageMetrics stages;

    public ExplainCalls(
            RequestBodies bodies,
            Explanations explanations,
            Limits limits,
            ExplainLimits explainLimits,
            PaidExchanges exchanges,
            StageMetrics stages) {
        this.bodies = bodies;
        this.explanations = explanations;
        this.limits = limits;
        this.explainLimits = explainLimits;
        this.exchanges = exchanges;
        this.stages = stages;
    }

    /** What is sent, and what it was made of. */
    private record Made<T>(ExplainResponse response, T sent) {}

    /**
     * @param exchange of a resource that asks for a key
     * @param model that the path names; the default, where the body says it
     */
    ExplainResponse answer(InputStream body, RoutingContext exchange, ModelReference model) {
        return answer(body, exchange, model, response -> response);
    }

    /** As the other. @param form makes of the answer what is sent; a call is counted only once that is made */
    <T> T answer(InputStream body, RoutingContext exchange, ModelReference model, Function<ExplainResponse, T> form) {
        ExplainFields fields = new ExplainFields(limits, explainLimits);
        HttpServerResponse response = exchange.response();
        StageMetrics.Clock clock = stages.start();
        try (PaidCall call = exchanges.open("explain", exchange)) {
            PredictRequest request = bodies.read(
                            call.watch(body), BodyFormat.of(exchange), fields.beside(model.names()), response::closed)
                    .to(model);
            int utterances = request.utterances().size();
            PaidCall.Admitted admitted = call.admit(utterances);
            clock.end(Stage.PREPROCESS);
            ExplainOptions options = fields.options(request);
            Made<T> made = admitted.answer(
                    () -> {
                        ExplainResponse explained = clock.timed(
                                Stage.EXPLAIN, () -> explanations.explain(request, options, response::closed));
                        return new Made<>(explained, form.apply(explained));
                    },
                    done -> new Units(utterances, done.response().forwardPasses()));
            ExplainResponse answer = made.response();
            clock.record(new ModelId(answer.model().name(), answer.model().version()));
            return made.sent();
        }
    }
}
