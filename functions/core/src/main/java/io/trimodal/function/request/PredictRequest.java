package io.trimodal.function.request;

import io.trimodal.feature.Utterance;
import java.util.List;

/**
 * A call of {@code POST /v1/predict}.
 *
 * @param model which model is asked
 * @param utterances at least one, with ids that differ
 */
public record PredictRequest(ModelReference model, List<RequestedUtterance> utterances) {
    /** The utterances alone, in order. */
    public List<Utterance> inputs() {
        return utterances.stream().map(RequestedUtterance::utterance).toList();
    }
}
