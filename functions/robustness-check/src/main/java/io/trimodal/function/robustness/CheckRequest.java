package io.trimodal.function.robustness;

import io.trimodal.feature.Utterance;
import io.trimodal.function.model.LanguageRouting;
import io.trimodal.function.request.ModelReference;
import io.trimodal.function.request.Origin;
import io.trimodal.function.request.PredictRequest;
import io.trimodal.model.Manifest;
import io.trimodal.robustness.CheckOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call of {@code POST /v1/robustness-check}.
 *
 * @param models that are checked, on the same masks; at least one
 * @param modelsField JSON pointer to them
 * @param utterances at least one, with ids that differ
 * @param origin where they come from
 * @param labels one per utterance, or none
 */
public record CheckRequest(
        List<ModelReference> models,
        String modelsField,
        List<Utterance> utterances,
        Origin origin,
        float[] labels,
        CheckOptions options) {
    /** To the model that answers it, as far as the language of its texts decides that. @param served default first */
    public CheckRequest routed(Supplier<List<Manifest>> served) {
        if (models.size() != 1) {
            return this;
        }
        PredictRequest routed =
                LanguageRouting.route(served, new PredictRequest(models.getFirst(), utterances, origin));
        return new CheckRequest(List.of(routed.model()), modelsField, routed.utterances(), origin, labels, options);
    }

    /** The labels; empty where there are none. */
    public Optional<float[]> given() {
        return Optional.of(labels).filter(values -> values.length > 0);
    }
}
