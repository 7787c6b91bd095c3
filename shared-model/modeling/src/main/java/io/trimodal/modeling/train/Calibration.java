package io.trimodal.modeling.train;

import io.trimodal.feature.Modality;
import io.trimodal.model.LabelScale;
import io.trimodal.model.Uncertainty;
import io.trimodal.model.Uncertainty.HalfWidth;
import io.trimodal.model.Uncertainty.Measured;
import io.trimodal.model.Uncertainty.Reach;
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
 * Measures how far labels stray from scores: half widths and {@link ScoreReaches} from the validation split (split
 * conformal prediction), their coverage and mean width on the test split. Apart for every set of given modalities, and
 * for missing rates 0, 0.3, 0.6 and 0.9 in all that are given.
 */
public final class Calibration {
    private static final double COVERAGE = 0.9;
    private static final Measured UNMEASURED = new Measured(Double.NaN, Double.NaN);
    private static final List<Integer> TENTHS = List.of(0, 3, 6, 9);

    private Calibration() {}

    /** @param weights that take raw features; @return empty without a validation split */
    public static Optional<Uncertainty> of(
            Configuration configuration,
            SequencedMap<String, Weights> weights,
            Dataset data,
            LabelScale scale,
            int threads) {
        if (data.calibration().isEmpty()) {
            return Optional.empty();
        }
        List<HalfWidth> halfWidths = new ArrayList<>();
        try (Evaluator evaluator = new Evaluator(configuration, threads)) {
            for (int tenths : TENTHS) {
                for (Set<Modality> given : coalitions()) {
                    if (given.isEmpty() && tenths > 0 || !HeldOut.hasRate(data.test(), tenths)) {
                        continue;
                    }
                    Evaluator.Scored valid = score(evaluator, weights, views(data, data.calibration(), given, tenths));
                    HalfWidth calibrated = new HalfWidth(
                            given,
                            tenths / 10.0,
                            quantile(residuals(valid), COVERAGE),
                            ScoreReaches.of(valid, scale, COVERAGE),
                            UNMEASURED);
                    Evaluator.Scored heldOut = score(evaluator, weights, views(data, data.test(), given, tenths));
                    halfWidths.add(measured(calibrated, heldOut, scale));
                }
            }
        }
        return Optional.of(new Uncertainty(
                COVERAGE,
                "%d validation sentences; coverage and width measured on %d test sentences. %s"
                        .formatted(data.calibration().size(), data.test().size(), data.voicesAndFaces()),
                halfWidths));
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

    private static Evaluator.Scored score(
            Evaluator evaluator, SequencedMap<String, Weights> weights, List<View> views) {
        return evaluator.score(weights, views, Standardization.none());
    }

    private static float[] residuals(Evaluator.Scored scored) {
        float[] residuals = new float[scored.labels().length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = Math.abs(scored.scores()[i] - scored.labels()[i]);
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

    /** A condition of which only the reaches matter. */
    static HalfWidth unmeasured(List<Reach> reaches) {
        return new HalfWidth(Set.of(), 0, 0, reaches, UNMEASURED);
    }

    static HalfWidth measured(HalfWidth of, Evaluator.Scored heldOut, LabelScale scale) {
        int count = heldOut.labels().length;
        int inside = 0;
        double width = 0;
        for (int i = 0; i < count; i++) {
            float score = heldOut.scores()[i];
            float label = heldOut.labels()[i];
            Reach reach = of.at(score);
            // as an answer has them
            float low = (float) Math.clamp(score - reach.below(), scale.minimum(), scale.maximum());
            float high = (float) Math.clamp(score + reach.above(), scale.minimum(), scale.maximum());
            inside += low <= label && label <= high ? 1 : 0;
            width += high - low;
        }
        Measured measured = count == 0 ? UNMEASURED : new Measured((double) inside / count, width / count);
        return new HalfWidth(of.modalities(), of.missingRate(), of.halfWidth(), of.reaches(), measured);
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
