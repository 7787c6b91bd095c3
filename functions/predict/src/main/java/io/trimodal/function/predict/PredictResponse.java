package io.trimodal.function.predict;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trimodal.function.answer.ClipAnswer;
import io.trimodal.function.answer.ModelName;
import io.trimodal.function.answer.ScoredUtterance;
import io.trimodal.function.model.Scores;
import io.trimodal.function.request.Origin;
import io.trimodal.predict.Prediction;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to {@code POST /v1/predict}.
 *
 * @param clip how the recording was read; null, and left out, where utterances were given
 * @param predictions one per utterance or segment, in order
 */
public record PredictResponse(
        ModelName model,
        @JsonInclude(JsonInclude.Include.NON_NULL) ClipAnswer clip,
        List<ScoredUtterance> predictions) {

    /** @param origin of the utterances that were scored */
    public static PredictResponse of(Scores scores, Origin origin) {
        List<ScoredUtterance> scored = new ArrayList<>();
        for (Prediction prediction : scores.predictions()) {
            scored.add(ClipAnswer.place(ScoredUtterance.of(scores.model().scale(), prediction), origin, scored.size()));
        }
        return new PredictResponse(
                ModelName.of(scores.model(), scores.digest()), ClipAnswer.of(origin), List.copyOf(scored));
    }
}
