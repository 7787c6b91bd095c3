package io.trimodal.function.explain;

import io.trimodal.explain.shapley.ModalityShapley;
import io.trimodal.feature.Modality;
import java.util.List;
import java.util.Map;

/**
 * Exact Shapley values of the modalities, in units of the score.
 *
 * @param values they add up to {@code all} - {@code none}
 * @param shares of each modality in the sum of absolute values
 * @param interactions of each pair: above 0 where the two raise the score more together than each alone
 * @param none score with nothing given: every modality absent as in predict, the same for every utterance
 * @param all score of the utterance
 * @param residual {@code all} - {@code none} - the sum of the values: rounding
 */
public record ShapleyAnswer(
        Map<String, Double> values,
        Map<String, Double> shares,
        List<Interaction> interactions,
        double none,
        double all,
        double residual) {

    /** Pairwise Shapley interaction index. */
    public record Interaction(List<String> modalities, double value) {}

    static ShapleyAnswer of(ModalityShapley shapley) {
        return new ShapleyAnswer(
                ByModality.of(shapley.values(), value -> value),
                ByModality.of(shapley.shares(), value -> value),
                shapley.interactions().entrySet().stream()
                        .map(entry -> new Interaction(
                                names(entry.getKey().first(), entry.getKey().second()), entry.getValue()))
                        .toList(),
                shapley.none(),
                shapley.all(),
                shapley.residual());
    }

    private static List<String> names(Modality first, Modality second) {
        return List.of(first.key(), second.key());
    }
}
