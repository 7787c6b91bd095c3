package io.trimodal.function.oip.infer;

import io.trimodal.feature.Utterance;
import io.trimodal.function.model.Scores;
import io.trimodal.function.model.Scoring;
import io.trimodal.function.oip.Catalog;
import io.trimodal.function.oip.StageMetrics;
import io.trimodal.function.oip.StageMetrics.Stage;
import io.trimodal.function.oip.tensor.TensorErrors;
import io.trimodal.function.usage.PaidCall;
import io.trimodal.predict.ContractException;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.ServedModels;
import io.trimodal.runtime.Cancellation;
import io.trimodal.usage.Units;
import jakarta.inject.Singleton;
import java.util.List;

/** Answers inference requests, however they came, as {@code /v1/predict} would. Thread-safe; blocks while it scores. */
@Singleton
public final class Inference {
    private final Catalog catalog;
    private final UtteranceTensors utterances;
    private final Scoring scoring;

    public Inference(Catalog catalog, UtteranceTensors utterances, Scoring scoring) {
        this.catalog = catalog;
        this.utterances = utterances;
        this.scoring = scoring;
    }

    /**
     * @param reference NAME, or NAME:VERSION
     * @param call open; is counted here
     * @param clock in its first stage, of which the last is left to end
     * @param cancellation whether the caller has gone, asked while the request waits for its batch
     * @throws io.trimodal.model.UnknownModelException if the model is not served
     * @throws io.trimodal.function.problem.RequestException if it does not take what was given, or beyond a limit
     * @throws io.trimodal.runtime.OverloadedException if too much work is waiting
     */
    public InferResponse infer(
            String reference,
            InferRequest request,
            PaidCall call,
            StageMetrics.Clock clock,
            Cancellation cancellation) {
        try (ServedModels.Lease lease = catalog.acquire(reference)) {
            LoadedModel model = lease.model();
            PredictionTensors outputs = new PredictionTensors(model.manifest(), request.outputs());
            List<Utterance> batch = utterances.read(model.manifest(), request.inputs(), cancellation);
            PaidCall.Admitted admitted = call.admit(batch.size());
            clock.end(Stage.PREPROCESS);
            Scores scores = admitted.answer(
                    () -> clock.timed(Stage.PREDICT, () -> score(model, batch, cancellation)),
                    _ -> new Units(batch.size(), batch.size()));
            return new InferResponse(
                    model.manifest().id(), request.id(), ResponseParameter.of(model), outputs.of(scores.predictions()));
        }
    }

    /** The signature leaves nothing for the model to refuse; should it, the modality is the tensor. */
    private Scores score(LoadedModel model, List<Utterance> batch, Cancellation cancellation) {
        try {
            return scoring.score(model, batch, cancellation);
        } catch (ContractException e) {
            throw TensorErrors.unprocessable(
                    e.modality().key(),
                    "is not what the model takes for utterance " + e.utterance() + ": " + e.getMessage());
        }
    }
}
