package io.trimodal.metric;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Metrics of CH-SIMS: both sides are clipped to ±1 first, for MAE and Corr too; nothing is rounded (MODEL-SPEC.md,
 * section 7).
 */
final class SimsMetrics {
    private SimsMetrics() {}

    static SequencedMap<String, Double> of(float[] predictions, float[] truths) {
        float[] p = clipped(predictions);
        float[] t = clipped(truths);
        ClassAgreement two = agreement(p, t, 0);
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("Mult_acc_2", two.accuracy());
        metrics.put("Mult_acc_3", agreement(p, t, -0.1f, 0.1f).accuracy());
        metrics.put("Mult_acc_5", agreement(p, t, -0.7f, -0.1f, 0.1f, 0.7f).accuracy());
        metrics.put("F1_score", two.weightedF1());
        metrics.put("MAE", (double) Errors.meanAbsolute(p, t));
        metrics.put("Corr", Errors.correlation(p, t));
        return metrics;
    }

    private static ClassAgreement agreement(float[] predictions, float[] truths, float... cuts) {
        return ClassAgreement.of(bins(predictions, cuts), bins(truths, cuts));
    }

    /** Bins open below and closed above, compared in float32. */
    private static int[] bins(float[] values, float... cuts) {
        return IntStream.range(0, values.length)
                .map(i -> (int) IntStream.range(0, cuts.length)
                        .filter(c -> values[i] > cuts[c])
                        .count())
                .toArray();
    }

    private static float[] clipped(float[] values) {
        float[] clipped = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            clipped[i] = Math.clamp(values[i], -1f, 1f);
        }
        return clipped;
    }
}
