package io.trimodal.explain.shapley;

import io.trimodal.erasure.Coalitions;
import io.trimodal.feature.Modality;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Exact Shapley values of the three modalities (Shapley, 1953) and the pairwise Shapley interaction index (Grabisch and
 * Roubens, 1999), all in units of the score. A modality that is not in a coalition is absent as in
 * shared-model/README.md, section 1.
 *
 * @param values of each modality; they add up to {@code all} − {@code none}
 * @param interactions of each pair: above 0 where the two raise the score more together than each alone
 * @param shares of each modality in the sum of absolute values, in [0, 1]; all 0 where no modality has any effect
 * @param none score of the coalition of no modality, a constant of the model
 * @param all score of the utterance
 * @param residual {@code all} − {@code none} − the sum of the values: what rounding leaves of the efficiency axiom
 */
public record ModalityShapley(
        Map<Modality, Double> values,
        SequencedMap<ModalityPair, Double> interactions,
        Map<Modality, Double> shares,
        double none,
        double all,
        double residual) {
    /** @param scores of the eight coalitions, at {@link Coalitions}' numbers */
    public static ModalityShapley of(double[] scores) {
        if (scores.length != Coalitions.COUNT) {
            throw new IllegalArgumentException(Coalitions.COUNT + " coalitions are needed, not " + scores.length);
        }
        Map<Modality, Double> values = new EnumMap<>(Modality.class);
        double sum = 0;
        double absolute = 0;
        for (Modality modality : Modality.values()) {
            double value = value(scores, 1 << modality.ordinal());
            values.put(modality, value);
            sum += value;
            absolute += Math.abs(value);
        }
        Map<Modality, Double> shares = new EnumMap<>(Modality.class);
        double all = absolute;
        values.forEach((modality, value) -> shares.put(modality, all == 0 ? 0 : Math.abs(value) / all));
        double whole = scores[Coalitions.COUNT - 1];
        return new ModalityShapley(values, interactions(scores), shares, scores[0], whole, whole - scores[0] - sum);
    }

    /** φ_i = Σ over S without i of |S|! (2 − |S|)! / 3! · (v(S + i) − v(S)): weights 1/3, 1/6, 1/6, 1/3. */
    private static double value(double[] scores, int player) {
        double value = 0;
        for (int others = 0; others < Coalitions.COUNT; others++) {
            if ((others & player) == 0) {
                double weight = Integer.bitCount(others) == 1 ? 1 / 6.0 : 1 / 3.0;
                value += weight * (scores[others | player] - scores[others]);
            }
        }
        return value;
    }

    /**
     * I_ij = Σ over S without i, j of |S|! (1 − |S|)! / 2! · (v(S + ij) − v(S + i) − v(S + j) + v(S)): weights 1/2,
     * 1/2.
     */
    private static SequencedMap<ModalityPair, Double> interactions(double[] scores) {
        SequencedMap<ModalityPair, Double> interactions = new LinkedHashMap<>();
        for (ModalityPair pair : pairs()) {
            int i = 1 << pair.first().ordinal();
            int j = 1 << pair.second().ordinal();
            double value = 0;
            for (int others : new int[] {0, Coalitions.COUNT - 1 - i - j}) {
                value += 0.5 * (scores[others | i | j] - scores[others | i] - scores[others | j] + scores[others]);
            }
            interactions.put(pair, value);
        }
        return interactions;
    }

    private static List<ModalityPair> pairs() {
        List<ModalityPair> pairs = new ArrayList<>();
        for (int j = 1; j < Modality.values().length; j++) {
            for (int i = 0; i < j; i++) {
                pairs.add(new ModalityPair(Modality.values()[i], Modality.values()[j]));
            }
        }
        return pairs;
    }
}
