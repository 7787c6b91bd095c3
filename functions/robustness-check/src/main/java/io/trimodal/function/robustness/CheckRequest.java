package io.trimodal.function.robustness;

import io.trimodal.feature.Utterance;
import io.trimodal.function.request.ModelReference;
import io.trimodal.robustness.CheckOptions;
import java.util.List;
import java.util.Optional;

/**
 * A call of {@code POST /v1/robustness-check}.
 *
 * @param models that are checked, on the same masks; at least one
 * @param modelsField JSON pointer to them
 * @param utterances at least one, with ids that differ
 * @param labels one per utterance, where they were given
 */
public record CheckRequest(
        List<ModelReference> models,
        String modelsField,
        List<Utterance> utterances,
        Optional<float[]> labels,
        CheckOptions options) {}
