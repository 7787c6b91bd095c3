package io.trimodal.modeling.train;

import io.trimodal.model.LabelScale;
import io.trimodal.model.Uncertainty.HalfWidth;
import io.trimodal.model.Uncertainty.Reach;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Intervals that depend on the score. At quantiles of the scores, the shortest window that holds the stated share of
 * the nearest labels gives a shape, from one half of the data; one factor for the whole shape, from the other half,
 * makes it hold what it promises (normalised split conformal prediction).
 */
final class ScoreReaches {
    /** Fewer in a half, and neighbourhoods say nothing. */
    private static final int FEWEST = 100;

    private static final double[] QUANTILES = {0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95};
    private static final double NEIGHBOURS = 0.2;

    /** No shape is narrower, in shares of the scale: a neighbourhood may be right by chance. */
    private static final double LEAST = 1 / 60.0;

    /** Scores that are nearer to each other than this are one, in shares of the scale. */
    private static final double SAME = 1e-3;

    private final float[] scores;
    private final float[] labels;
    private final LabelScale scale;
    private final double coverage;

    private ScoreReaches(float[] scores, float[] labels, LabelScale scale, double coverage) {
        this.scores = scores;
        this.labels = labels;
        this.scale = scale;
        this.coverage = coverage;
    }

    /** @return by rising score; empty if there are too few, or all scores are the same */
    static List<Reach> of(Evaluator.Scored scored, LabelScale scale, double coverage) {
        ScoreReaches shape = half(scored, 0, scale, coverage);
        ScoreReaches judge = half(scored, 1, scale, coverage);
        if (Math.min(shape.scores.length, judge.scores.length) < FEWEST) {
            return List.of();
        }
        List<Reach> reaches = shape.shape();
        if (reaches.size() < 2) {
            return List.of();
        }
        double factor = judge.factor(reaches);
        return reaches.stream()
                .map(reach -> new Reach(reach.score(), reach.below() * factor, reach.above() * factor))
                .toList();
    }

    /** Every second one, so that both halves have what the data have, in whatever order. */
    private static ScoreReaches half(Evaluator.Scored scored, int first, LabelScale scale, double coverage) {
        int[] indices = IntStream.range(0, scored.scores().length)
                .filter(i -> i % 2 == first)
                .toArray();
        float[] scores = new float[indices.length];
        float[] labels = new float[indices.length];
        for (int i = 0; i < indices.length; i++) {
            scores[i] = scored.scores()[indices[i]];
            labels[i] = scored.labels()[indices[i]];
        }
        return new ScoreReaches(scores, labels, scale, coverage);
    }

    private double range() {
        return scale.maximum() - scale.minimum();
    }

    private List<Reach> shape() {
        float[] sorted = scores.clone();
        Arrays.sort(sorted);
        List<Reach> reaches = new ArrayList<>();
        for (double quantile : QUANTILES) {
            double at = sorted[(int) Math.round(quantile * (sorted.length - 1))];
            if (reaches.isEmpty() || at - reaches.getLast().score() > SAME * range()) {
                reaches.add(shortest(at));
            }
        }
        return reaches;
    }

    /** The shortest window, cut off at the ends of the scale, over residuals of the scores that are nearest. */
    private Reach shortest(double at) {
        double[] residuals = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> Math.abs(scores[i] - at)))
                .limit(Math.round(NEIGHBOURS * scores.length))
                .mapToDouble(i -> labels[i] - scores[i])
                .sorted()
                .toArray();
        int held = Math.min(residuals.length, (int) Math.ceil((residuals.length + 1) * coverage));
        double below = 0;
        double above = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int from = 0; from + held <= residuals.length; from++) {
            double low = residuals[from];
            double high = residuals[from + held - 1];
            double width = Math.min(scale.maximum(), at + high) - Math.max(scale.minimum(), at + low);
            if (width < least) {
                least = width;
                below = -low;
                above = high;
            }
        }
        double floor = LEAST * range();
        return new Reach(at, Math.max(floor, below), Math.max(floor, above));
    }

    /** What the shape is to be multiplied by to hold the stated share of these labels. */
    private double factor(List<Reach> shape) {
        HalfWidth condition = Calibration.unmeasured(shape);
        float[] units = new float[scores.length];
        for (int i = 0; i < units.length; i++) {
            Reach reach = condition.at(scores[i]);
            double residual = labels[i] - scores[i];
            units[i] = (float) (residual < 0 ? -residual / reach.below() : residual / reach.above());
        }
        return Calibration.quantile(units, coverage);
    }
}
