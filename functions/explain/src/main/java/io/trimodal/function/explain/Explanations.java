package io.trimodal.function.explain;

import io.trimodal.explain.ExplainOptions;
import io.trimodal.explain.Explanation;
import io.trimodal.explain.unit.UnknownFrameRateException;
import io.trimodal.explain.unit.UnsupportedExplanationException;
import io.trimodal.feature.Utterance;
import io.trimodal.function.model.ContractErrors;
import io.trimodal.function.model.Leases;
import io.trimodal.function.model.Models;
import io.trimodal.function.model.WorkMetrics;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.predict.ContractException;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Explains utterances one after the other with the models that are served. Thread-safe; blocks while it works. */
@Singleton
public final class Explanations {
    private final Models models;
    private final WorkMetrics metrics;

    public Explanations(Models models, WorkMetrics metrics) {
        this.models = models;
        this.metrics = metrics;
    }

    /**
     * @throws UnprocessableException if the model is not served, does not take what was given, or cannot be explained
     *     by a method
     * @throws io.trimodal.runtime.CancelledException soon after the work is cancelled
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     */
    public ExplainResponse explain(PredictRequest request, ExplainOptions options, Cancellation cancellation) {
        return explain(request, options, cancellation, ExplainProgress.NONE);
    }

    /** As the other. @param progress told on the calling thread */
    public ExplainResponse explain(
            PredictRequest request, ExplainOptions options, Cancellation cancellation, ExplainProgress progress) {
        return metrics.record("trimodal.explain", () -> run(models.routed(request), options, cancellation, progress));
    }

    private ExplainResponse run(
            PredictRequest request, ExplainOptions options, Cancellation cancellation, ExplainProgress progress) {
        long start = System.nanoTime();
        try (Leases leases = Leases.of(models.served(), List.of(request.model()), "/model")) {
            LoadedModel model = leases.models().getFirst();
            List<Utterance> utterances = request.utterances();
            for (int i = 0; i < utterances.size(); i++) {
                model.requireContract(i, utterances.get(i));
            }
            List<Explanation> explanations = new ArrayList<>();
            for (int i = 0; i < utterances.size(); i++) {
                explanations.add(explain(model, i, utterances.get(i), options, cancellation));
                progress.explained(i + 1, utterances.size());
            }
            return ExplainResponse.of(
                    model,
                    explanations,
                    request.origin(),
                    options.resolution().isInSeconds(),
                    (System.nanoTime() - start) / 1_000_000);
        } catch (ContractException e) {
            throw ContractErrors.of(e, request.utterances(), request.origin());
        }
    }

    private Explanation explain(
            LoadedModel model, int index, Utterance utterance, ExplainOptions options, Cancellation cancellation) {
        try {
            Explanation explanation = models.explainer().explain(model, utterance, options, cancellation);
            metrics.countForwardPasses(
                    model.manifest().id(), explanation.passes().forward());
            return explanation;
        } catch (UnknownFrameRateException e) {
            throw new UnprocessableException(new FieldError(
                    "/utterances/" + index + "/" + e.modality().key(),
                    "cannot be explained in seconds: " + e.getMessage()
                            + "; give frame_rate beside its features, or leave /options/resolution/time out"));
        } catch (UnsupportedExplanationException e) {
            throw new UnprocessableException(
                    new FieldError("/options/methods", "asks for " + e.method().key() + ": " + e.getMessage()));
        }
    }
}
