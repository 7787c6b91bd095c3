package io.trimodal.function.explain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.trimodal.explain.Explanation;
import io.trimodal.function.answer.ModelName;
import io.trimodal.function.request.RequestedUtterance;
import io.trimodal.predict.LoadedModel;
import java.util.List;
import java.util.stream.IntStream;

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

    static ExplainResponse of(
            LoadedModel model, List<RequestedUtterance> requested, List<Explanation> explanations, long milliseconds) {
        return new ExplainResponse(
                ModelName.of(model.manifest(), model.digest()),
                IntStream.range(0, requested.size())
                        .mapToObj(i -> ExplainedUtterance.of(
                                model.manifest().scale(),
                                explanations.get(i),
                                requested.get(i).notes()))
                        .toList(),
                new Timing(milliseconds));
    }
}
