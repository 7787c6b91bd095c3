package io.trimodal.function.model;

import io.trimodal.feature.Absent;
import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.UnprocessableException;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.function.request.RequestedUtterance;
import io.trimodal.model.UnknownModelException;
import io.trimodal.predict.ContractException;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Prediction;
import io.trimodal.predict.ServedModels;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

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
        try (ServedModels.Lease lease = acquire(request.model())) {
            LoadedModel model = lease.model();
            return metrics.record(
                    model.manifest().id(),
                    request.utterances().size(),
                    () -> new Scores(model.manifest(), model.digest(), predict(model, request)));
        }
    }

    private ServedModels.Lease acquire(ModelReference reference) {
        return switch (reference) {
            case ModelReference.Default _ -> models.served().acquireDefault();
            case ModelReference.Named(String name) -> acquire(name);
        };
    }

    /** The path exists and the request is well-formed, so a model that is not served is a field that cannot be used: 422. */
    private ServedModels.Lease acquire(String name) {
        try {
            return models.served().acquire(name);
        } catch (UnknownModelException e) {
            throw new UnprocessableException(new FieldError("/model", "is not served: " + e.getMessage()));
        }
    }

    private List<Prediction> predict(LoadedModel model, PredictRequest request) {
        List<Prediction> predictions = predictions(model, request);
        List<Prediction> noted = new ArrayList<>(predictions.size());
        for (int i = 0; i < predictions.size(); i++) {
            noted.add(withNotes(predictions.get(i), request.utterances().get(i)));
        }
        return noted;
    }

    private List<Prediction> predictions(LoadedModel model, PredictRequest request) {
        try {
            return models.predictor().predict(model, request.inputs());
        } catch (ContractException e) {
            throw new UnprocessableException(new FieldError(
                    "/utterances/" + e.utterance()
                            + field(e.modality(), request.inputs().get(e.utterance())),
                    "is not what the model takes: " + e.getMessage()));
        }
    }

    /** Where in an utterance the modality was given. */
    private static String field(Modality modality, Utterance utterance) {
        return switch (utterance.input(modality)) {
            case Text _ -> "/text";
            case Features _ -> "/" + modality.key() + "/features";
            case TokenIds _ -> "/" + modality.key() + "/input_ids";
            case Absent _ -> "/" + modality.key();
        };
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
