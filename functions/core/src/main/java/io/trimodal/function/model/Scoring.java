package io.trimodal.function.model;

import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.request.RequestedUtterance;
import io.trimodal.predict.ContractException;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Prediction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Answers predict requests with the models that are served: one batched inference each. Thread-safe; blocks while it
 * scores.
 */
@Singleton
public final class Scoring {
    private final Models models;
    private final ScoringMetrics metrics;

    public Scoring(Models models, ScoringMetrics metrics) {
        this.models = models;
        this.metrics = metrics;
    }

    /**
     * @throws UnprocessableException if the model asked for is not served, or does not take what was given
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     */
    public Scores score(PredictRequest request) {
        return score(request, () -> false);
    }

    /**
     * @param isCancelled whether the caller has gone, asked while the request waits for its batch
     * @throws UnprocessableException if the model asked for is not served, or does not take what was given
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     * @throws io.trimodal.runtime.CancelledException if the caller has gone before the work began
     */
    public Scores score(PredictRequest request, BooleanSupplier isCancelled) {
        try (Leases leases = Leases.of(models.served(), List.of(request.model()), "/model")) {
            LoadedModel model = leases.models().getFirst();
            return metrics.record(
                    model.manifest().id(),
                    request.utterances().size(),
                    () -> new Scores(model.manifest(), model.digest(), predict(model, request, isCancelled)));
        }
    }

    private List<Prediction> predict(LoadedModel model, PredictRequest request, BooleanSupplier isCancelled) {
        List<Prediction> predictions = predictions(model, request, isCancelled);
        List<Prediction> noted = new ArrayList<>(predictions.size());
        for (int i = 0; i < predictions.size(); i++) {
            noted.add(withNotes(predictions.get(i), request.utterances().get(i)));
        }
        return noted;
    }

    private List<Prediction> predictions(LoadedModel model, PredictRequest request, BooleanSupplier isCancelled) {
        try {
            return models.predictor().predict(model, request.inputs(), isCancelled);
        } catch (ContractException e) {
            throw ContractErrors.of(e, request.inputs());
        }
    }

    private static Prediction withNotes(Prediction prediction, RequestedUtterance requested) {
        if (requested.notes().isEmpty()) {
            return prediction;
        }
        List<String> notes = new ArrayList<>(requested.notes());
        notes.addAll(prediction.notes());
        return new Prediction(
                prediction.id(),
                prediction.score(),
                prediction.completeness(),
                prediction.interval(),
                prediction.classes(),
                prediction.modalities(),
                List.copyOf(notes));
    }
}
