package io.trimodal.function.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.trimodal.function.clip.SegmentAccount;
import io.trimodal.model.LabelScale;
import io.trimodal.model.SentimentClass;
import io.trimodal.model.SentimentClasses;
import io.trimodal.predict.Completeness;
import io.trimodal.predict.Interval;
import io.trimodal.predict.Prediction;
import java.util.List;
import java.util.Map;

/**
 * One prediction, in the order in which a reader wants it.
 *
 * @param segment what was found in the segment of a recording that it is; null, and its fields left out, for an
 *     utterance that was given
 * @param sentiment negative, neutral or positive
 * @param completeness one value, how intact language looks; none, and left out, where the architecture does not
 *     estimate it
 * @param interval where the label lies with the stated probability, for data like that of the model's calibration; left
 *     out where the model has none
 */
public record ScoredUtterance(
        String id,
        @JsonUnwrapped SegmentAccount segment,
        float score,
        @JsonProperty("label_scale") ScaleRange labelScale,
        String sentiment,
        List<SentimentClass> classes,
        @JsonInclude(JsonInclude.Include.NON_NULL) Float completeness,
        @JsonInclude(JsonInclude.Include.NON_NULL) Interval interval,
        Map<String, ModalityStatus> modalities,
        List<String> notes) {

    public static ScoredUtterance of(LabelScale scale, Prediction prediction) {
        return new ScoredUtterance(
                prediction.id(),
                null,
                prediction.score(),
                ScaleRange.of(scale),
                SentimentClasses.sentiment(scale, prediction.score()),
                prediction.classes(),
                completeness(prediction.completeness()),
                prediction.interval().orElse(null),
                ModalityStatus.of(prediction.modalities()),
                prediction.notes());
    }

    /** The same, of a segment of a recording. */
    public ScoredUtterance in(SegmentAccount found) {
        return new ScoredUtterance(
                id, found, score, labelScale, sentiment, classes, completeness, interval, modalities, notes);
    }

    /** Null is how Jackson is told to leave a field out; it does not leave this record. */
    private static Float completeness(Completeness completeness) {
        return switch (completeness) {
            case Completeness.Estimated(float value) -> value;
            case Completeness.NotEstimated _ -> null;
        };
    }
}
