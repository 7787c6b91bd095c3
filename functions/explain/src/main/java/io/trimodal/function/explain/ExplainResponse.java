package io.trimodal.function.explain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.trimodal.explain.Explanation;
import io.trimodal.function.answer.ModelName;
import io.trimodal.predict.LoadedModel;
import java.util.List;

/**
 * The answer to {@code POST /v1/explain}. The same request gives the same answer, timing apart.
 *
 * @param explanations one per utterance, in order
 */
public record ExplainResponse(ModelName model, List<ExplainedUtterance> explanations, Timing timing) {
    /** How long it took. */
    public record Timing(long milliseconds) {}

    /** Of all explanations. */
    @JsonIgnore
    long forwardPasses() {
        return explanations.stream()
                .mapToLong(explained -> explained.passes().forward())
                .sum();
    }

    static ExplainResponse of(LoadedModel model, List<Explanation> explanations, long milliseconds) {
        return new ExplainResponse(
                ModelName.of(model.manifest(), model.digest()),
                explanations.stream()
                        .map(explanation ->
                                ExplainedUtterance.of(model.manifest().scale(), explanation))
                        .toList(),
                new Timing(milliseconds));
    }
}
