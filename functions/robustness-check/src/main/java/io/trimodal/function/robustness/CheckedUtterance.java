package io.trimodal.function.robustness;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.erasure.Coalition;
import io.trimodal.feature.Modality;
import io.trimodal.model.LabelScale;
import io.trimodal.model.SentimentClasses;
import io.trimodal.predict.Completeness;
import io.trimodal.robustness.RateSummary;
import io.trimodal.robustness.UtteranceCheck;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far the answer for one utterance holds.
 *
 * @param score of the whole utterance
 * @param sentiment negative, neutral or positive
 * @param completeness LNLN's estimate for the whole utterance; left out for other models
 * @param breakingRate the lowest missing rate at which at least half of the trials change sign; null if there is none
 * @param stability area under the share of kept signs over the rates, in [0, 1]
 * @param coalitions all eight, from none given to all given
 * @param noise left out where none was asked for, or the utterance has none of the frames
 */
public record CheckedUtterance(
        String id,
        float score,
        String sentiment,
        @JsonInclude(JsonInclude.Include.NON_NULL) Double completeness,
        List<Rate> rates,
        @JsonProperty("breaking_rate") Double breakingRate,
        double stability,
        List<Given> coalitions,
        @JsonInclude(JsonInclude.Include.NON_NULL) Disturbed noise,
        List<String> notes) {

    /**
     * The trials at one missing rate.
     *
     * @param standardDeviation over all trials
     * @param signChanged share of trials whose sign is not the whole utterance's
     * @param classChanged share of trials whose sentiment is not the whole utterance's
     * @param completeness mean of LNLN's estimate; left out for other models
     */
    public record Rate(
            double rate,
            double mean,
            @JsonProperty("standard_deviation") double standardDeviation,
            double minimum,
            double maximum,
            @JsonProperty("sign_changed") double signChanged,
            @JsonProperty("class_changed") double classChanged,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double completeness) {
        static Rate of(RateSummary summary) {
            return new Rate(
                    summary.rate(),
                    summary.mean(),
                    summary.standardDeviation(),
                    summary.minimum(),
                    summary.maximum(),
                    summary.signChanged(),
                    summary.classChanged(),
                    nullable(summary.completeness()));
        }
    }

    /**
     * The score with only some modalities.
     *
     * @param given those that stay, whole
     */
    public record Given(
            List<String> given,
            float score,
            @JsonInclude(JsonInclude.Include.NON_NULL) Double completeness) {
        static Given of(Coalition coalition) {
            return new Given(
                    coalition.modalities().stream().sorted().map(Modality::key).toList(),
                    coalition.score(),
                    nullable(coalition.completeness()));
        }
    }

    static CheckedUtterance of(LabelScale scale, UtteranceCheck check) {
        return new CheckedUtterance(
                check.id(),
                check.score(),
                SentimentClasses.sentiment(scale, check.score()),
                nullable(check.completeness()),
                check.rates().stream().map(Rate::of).toList(),
                nullable(check.breakingRate()),
                check.stability(),
                check.coalitions().stream().map(Given::of).toList(),
                check.noise().map(Disturbed::of).orElse(null),
                List.copyOf(check.notes()));
    }

    private static Double nullable(Completeness value) {
        return switch (value) {
            case Completeness.Estimated(float estimate) -> (double) estimate;
            case Completeness.NotEstimated _ -> null;
        };
    }

    /** Null is how Jackson is told that there is nothing; it does not leave these records. */
    private static Double nullable(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
