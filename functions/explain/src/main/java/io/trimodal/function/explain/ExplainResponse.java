package io.trimodal.function.explain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.trimodal.explain.Explanation;
import io.trimodal.function.answer.ClipAnswer;
import io.trimodal.function.answer.ModelName;
import io.trimodal.function.answer.ScoredUtterance;
import io.trimodal.function.request.Origin;
import io.trimodal.predict.LoadedModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to {@code POST /v1/explain}. The same request gives the same answer, timing apart.
 *
 * @param clip how the recording was read; null, and left out, where utterances were given
 * @param explanations one per utterance or segment, in order
 */
public record ExplainResponse(
        ModelName model,
        @JsonInclude(JsonInclude.Include.NON_NULL) ClipAnswer clip,
        List<ExplainedUtterance> explanations,
        Timing timing) {
    /** How long it took. */
    public record Timing(long milliseconds) {}

    /** Of all explanations. */
    @JsonIgnore
    long forwardPasses() {
        return explanations.stream()
                .mapToLong(explained -> explained.passes().forward())
                .sum();
    }

    /**
     * @param origin of the utterances that are explained
     * @param inSeconds whether units are to have times where they have none of a recording
     */
    static ExplainResponse of(
            LoadedModel model, List<Explanation> explanations, Origin origin, boolean inSeconds, long milliseconds) {
        List<ExplainedUtterance> explained = new ArrayList<>();
        for (Explanation explanation : explanations) {
            int index = explained.size();
            ScoredUtterance prediction = ScoredUtterance.of(model.manifest().scale(), explanation.prediction());
            explained.add(ExplainedUtterance.of(
                    ClipAnswer.place(prediction, origin, index),
                    explanation,
                    UnitClock.of(model, explanation, origin, index, inSeconds)));
        }
        return new ExplainResponse(
                ModelName.of(model.manifest(), model.digest()),
                ClipAnswer.of(origin),
                List.copyOf(explained),
                new Timing(milliseconds));
    }
}
