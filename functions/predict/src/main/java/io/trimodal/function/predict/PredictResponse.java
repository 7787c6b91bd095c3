package io.trimodal.function.predict;

import io.trimodal.function.answer.ModelName;
import io.trimodal.function.answer.ScoredUtterance;
import io.trimodal.function.model.Scores;
import java.util.List;

/**
 * The answer to {@code POST /v1/predict}.
 *
 * @param predictions one per utterance, in order
 */
public record PredictResponse(ModelName model, List<ScoredUtterance> predictions) {
    public static PredictResponse of(Scores scores) {
        return new PredictResponse(
                ModelName.of(scores.model(), scores.digest()),
                scores.predictions().stream()
                        .map(prediction -> ScoredUtterance.of(scores.model().scale(), prediction))
                        .toList());
    }
}
