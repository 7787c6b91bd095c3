package io.trimodal.function.explain;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.trimodal.explain.Cancellation;
import io.trimodal.explain.CancelledException;
import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.Explanation;
import io.trimodal.explain.UnsupportedExplanationException;
import io.trimodal.feature.Utterance;
import io.trimodal.function.model.ContractErrors;
import io.trimodal.function.model.Leases;
import io.trimodal.function.model.Models;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.predict.ContractException;
import io.trimodal.predict.LoadedModel;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Explains utterances one after the other with the models that are served. Thread-safe; blocks while it works. */
@Singleton
final class Explanations {
    private final Models models;
    private final MeterRegistry meters;

    Explanations(Models models, MeterRegistry meters) {
        this.models = models;
        this.meters = meters;
    }

    /**
     * @throws UnprocessableException if the model is not served, does not take what was given, or cannot be explained by a method
     * @throws CancelledException soon after the work is cancelled
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     */
    ExplainResponse explain(PredictRequest request, ExplainOptions options, Cancellation cancellation) {
        long start = System.nanoTime();
        String outcome = "failed";
        try (Leases leases = Leases.of(models.served(), List.of(request.model()), "/model")) {
            LoadedModel model = leases.models().getFirst();
            List<Utterance> utterances = request.inputs();
            for (int i = 0; i < utterances.size(); i++) {
                model.requireContract(i, utterances.get(i));
            }
            List<Explanation> explanations = new ArrayList<>();
            for (int i = 0; i < utterances.size(); i++) {
                explanations.add(explain(model, utterances, i, options, cancellation));
            }
            outcome = "explained";
            return ExplainResponse.of(
                    model, request.utterances(), explanations, (System.nanoTime() - start) / 1_000_000);
        } catch (ContractException e) {
            throw ContractErrors.of(e, request.inputs());
        } catch (CancelledException e) {
            outcome = "cancelled";
            throw e;
        } finally {
            Timer.builder("trimodal.explain")
                    .description("time from a parsed request to its explanations, or to its end")
                    .tag("outcome", outcome)
                    .publishPercentileHistogram()
                    .minimumExpectedValue(Duration.ofMillis(1))
                    .maximumExpectedValue(Duration.ofMinutes(5))
                    .register(meters)
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Explanation explain(
            LoadedModel model,
            List<Utterance> utterances,
            int index,
            ExplainOptions options,
            Cancellation cancellation) {
        try {
            Explanation explanation = models.explainer().explain(model, utterances.get(index), options, cancellation);
            meters.counter(
                            "trimodal.forward.passes",
                            "model",
                            model.manifest().id().name(),
                            "version",
                            model.manifest().id().version())
                    .increment(explanation.passes().forward());
            return explanation;
        } catch (UnsupportedExplanationException e) {
            throw new UnprocessableException(
                    new FieldError("/options/methods", "asks for " + e.method().key() + ": " + e.getMessage()));
        }
    }
}
