package io.trimodal.modeling.train;

import io.trimodal.feature.Modality;
import io.trimodal.model.Uncertainty;
import io.trimodal.model.Uncertainty.HalfWidth;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.parameter.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Measures how far scores stray from labels: half widths from the validation split (split conformal prediction), their
 * coverage on the test split. Apart for every set of given modalities, and for missing rates 0, 0.3, 0.6 and 0.9 in all
 * that are given.
 */
public final class Calibration {
    private static final double COVERAGE = 0.9;
    private static final List<Integer> TENTHS = List.of(0, 3, 6, 9);

    private Calibration() {}

    /** @param weights that take raw features; @return empty without a validation split */
    public static Optional<Uncertainty> of(
            Configuration configuration, SequencedMap<String, Weights> weights, Dataset data, int threads) {
        if (data.valid().isEmpty()) {
            return Optional.empty();
        }
        List<HalfWidth> halfWidths = new ArrayList<>();
        try (Evaluator evaluator = new Evaluator(configuration, threads)) {
            for (int tenths : TENTHS) {
                for (Set<Modality> given : coalitions()) {
                    if (given.isEmpty() && tenths > 0 || !HeldOut.hasRate(data.test(), tenths)) {
                        continue;
                    }
                    float[] residuals = residuals(evaluator, weights, views(data, whole(data.valid()), given, tenths));
                    double half = quantile(residuals, COVERAGE);
                    float[] heldOut = residuals(evaluator, weights, views(data, data.test(), given, tenths));
                    halfWidths.add(new HalfWidth(given, tenths / 10.0, half, share(heldOut, half)));
                }
            }
        }
        return Optional.of(new Uncertainty(
                COVERAGE,
                "%d validation sentences; coverage measured on %d test sentences. %s"
                        .formatted(whole(data.valid()).size(), data.test().size(), data.voicesAndFaces()),
                halfWidths));
    }

    /** Samples of which nothing is missing yet. */
    private static List<Sample> whole(List<Sample> samples) {
        int most =
                samples.stream().mapToInt(sample -> sample.given().size()).max().orElse(0);
        return samples.stream().filter(sample -> sample.given().size() == most).toList();
    }

    private static List<View> views(Dataset data, List<Sample> samples, Set<Modality> given, int tenths) {
        List<View> views = HeldOut.atRate(samples, tenths);
        for (Modality modality : Modality.values()) {
            if (!given.contains(modality)) {
                views = views.stream()
                        .map(view -> view.without(modality, data.absentLanguage()))
                        .toList();
            }
        }
        return views;
    }

    private static float[] residuals(Evaluator evaluator, SequencedMap<String, Weights> weights, List<View> views) {
        Evaluator.Scored scored = evaluator.score(weights, views, Standardization.none());
        float[] labels = scored.labels();
        float[] residuals = new float[labels.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = Math.abs(scored.scores()[i] - labels[i]);
        }
        return residuals;
    }

    /** The ⌈(n + 1)·coverage⌉-th smallest residual; with too few residuals the largest, which then promises less. */
    static double quantile(float[] residuals, double coverage) {
        float[] sorted = residuals.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil((sorted.length + 1) * coverage);
        return sorted[Math.min(rank, sorted.length) - 1];
    }

    private static double share(float[] residuals, double half) {
        int inside = 0;
        for (float residual : residuals) {
            inside += residual <= half ? 1 : 0;
        }
        return residuals.length == 0 ? Double.NaN : (double) inside / residuals.length;
    }

    private static List<Set<Modality>> coalitions() {
        List<Set<Modality>> coalitions = new ArrayList<>();
        for (int bits = 7; bits >= 0; bits--) {
            Set<Modality> given = EnumSet.noneOf(Modality.class);
            for (Modality modality : Modality.values()) {
                if ((bits >> modality.ordinal() & 1) == 1) {
                    given.add(modality);
                }
            }
            coalitions.add(given);
        }
        return coalitions;
    }
}
