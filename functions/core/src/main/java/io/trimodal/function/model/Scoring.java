package io.trimodal.function.model;

import io.trimodal.feature.Utterance;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.predict.ContractException;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Prediction;
import io.trimodal.runtime.Cancellation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers predict requests with the models that are served: one batched inference each. Thread-safe; blocks while it
 * scores.
 */
@Singleton
public final class Scoring {
    private static final int LARGEST_BATCH = 64;

    private final Models models;
    private final ScoringMetrics metrics;

    public Scoring(Models models, ScoringMetrics metrics) {
        this.models = models;
        this.metrics = metrics;
    }

    /** To the model that answers it, as far as the language of its texts decides that. */
    public PredictRequest routed(PredictRequest request) {
        return models.routed(request);
    }

    /**
     * @throws UnprocessableException if the model asked for is not served, or does not take what was given
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     */
    public Scores score(PredictRequest request) {
        return score(request, Cancellation.NEVER);
    }

    /**
     * @param cancellation whether the caller has gone, asked while the request waits for its batch
     * @throws UnprocessableException if the model asked for is not served, or does not take what was given
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     * @throws io.trimodal.runtime.CancelledException if the caller has gone before the work began
     */
    public Scores score(PredictRequest request, Cancellation cancellation) {
        try (Leases leases = Leases.of(models.served(), List.of(request.model()), "/model")) {
            return score(leases.models().getFirst(), request.utterances(), cancellation);
        } catch (ContractException e) {
            throw ContractErrors.of(e, request.utterances(), request.origin());
        }
    }

    /**
     * @param model held by its lease
     * @param utterances at least one
     * @param cancellation as in {@link #score(PredictRequest, Cancellation)}
     * @throws ContractException if the model does not take one of them
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     * @throws io.trimodal.runtime.CancelledException if the caller has gone before the work began
     */
    public Scores score(LoadedModel model, List<Utterance> utterances, Cancellation cancellation) {
        return metrics.record(
                model.manifest().id(),
                utterances.size(),
                () -> new Scores(model.manifest(), model.digest(), inBatches(model, utterances, cancellation)));
    }

    /** Whoever gives utterances gives no more than one batch; a recording has any number of segments. */
    private List<Prediction> inBatches(LoadedModel model, List<Utterance> utterances, Cancellation cancellation) {
        if (utterances.size() <= LARGEST_BATCH) {
            return models.predictor().predict(model, utterances, cancellation);
        }
        List<Prediction> predictions = new ArrayList<>();
        for (int from = 0; from < utterances.size(); from += LARGEST_BATCH) {
            List<Utterance> batch = utterances.subList(from, Math.min(utterances.size(), from + LARGEST_BATCH));
            predictions.addAll(models.predictor().predict(model, batch, cancellation));
        }
        return predictions;
    }
}
