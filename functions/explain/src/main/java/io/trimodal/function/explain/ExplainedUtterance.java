package io.trimodal.function.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.trimodal.erasure.Passes;
import io.trimodal.explain.Explanation;
import io.trimodal.explain.ModelSignals;
import io.trimodal.function.answer.ScoredUtterance;
import io.trimodal.predict.Completeness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why one utterance was scored as it was.
 *
 * @param prediction as {@code POST /v1/predict} gives it
 * @param units words and frames of each modality that was given, to which the values below are
 * @param frameRates frames a second of audio and vision; left out where units have no times
 * @param proxyShare LNLN: share of its language that its proxy made from audio and vision; left out for other models
 * @param attention where asked for; where the model looks, which is no attribution
 * @param occlusion where asked for
 * @param integratedGradients where asked for
 * @param rankCorrelations Spearman's, of attention and the size of occlusion's effects; where both were asked for
 * @param receipts how faithful each attribution is to the model, by method; where asked for
 * @param passes work that was done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplainedUtterance(
        ScoredUtterance prediction,
        Map<String, List<ExplainedUnit>> units,
        @JsonProperty("frame_rates") Map<String, Double> frameRates,
        ShapleyAnswer shapley,
        List<CoalitionAnswer> coalitions,
        @JsonProperty("proxy_share") Double proxyShare,
        AttentionAnswer attention,
        OcclusionAnswer occlusion,
        @JsonProperty("integrated_gradients") GradientsAnswer integratedGradients,
        @JsonProperty("rank_correlations") Map<String, Double> rankCorrelations,
        Map<String, List<ReceiptAnswer>> receipts,
        Passes passes) {

    /** @param clock tells when its units were */
    static ExplainedUtterance of(ScoredUtterance prediction, Explanation explanation, UnitClock clock) {
        return new ExplainedUtterance(
                prediction,
                units(explanation, clock),
                clock.rates().isEmpty() ? null : ByModality.of(clock.rates(), rate -> rate),
                ShapleyAnswer.of(explanation.shapley()),
                explanation.coalitions().stream().map(CoalitionAnswer::of).toList(),
                proxyShare(explanation.signals()),
                explanation.attention().map(AttentionAnswer::of).orElse(null),
                explanation.occlusion().map(OcclusionAnswer::of).orElse(null),
                explanation.integratedGradients().map(GradientsAnswer::of).orElse(null),
                explanation.rankCorrelations().isEmpty()
                        ? null
                        : ByModality.of(explanation.rankCorrelations(), value -> value),
                explanation.receipts().isEmpty() ? null : receipts(explanation),
                explanation.passes());
    }

    private static Map<String, List<ExplainedUnit>> units(Explanation explanation, UnitClock clock) {
        return ByModality.of(
                explanation.units(),
                units -> units.stream()
                        .map(unit -> ExplainedUnit.of(unit, clock.time(unit)))
                        .toList());
    }

    private static Map<String, List<ReceiptAnswer>> receipts(Explanation explanation) {
        Map<String, List<ReceiptAnswer>> receipts = new LinkedHashMap<>();
        explanation
                .receipts()
                .forEach((method, made) -> receipts.put(
                        method.key(), made.stream().map(ReceiptAnswer::of).toList()));
        return receipts;
    }

    /** Null is how Jackson is told to leave a field out; it does not leave this record. */
    private static Double proxyShare(ModelSignals signals) {
        return switch (signals.completeness()) {
            case Completeness.Estimated _ -> signals.proxyShare();
            case Completeness.NotEstimated _ -> null;
        };
    }
}
