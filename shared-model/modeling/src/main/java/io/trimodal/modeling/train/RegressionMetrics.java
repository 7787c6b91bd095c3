package io.trimodal.modeling.train;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The figures that training shows and selects by (MODEL-SPEC.md, section 7, label scale [-3, 3]).
 *
 * @param nonZeroAccuracy Non0_acc_2: share of right signs where the truth is not 0; a prediction of exactly 0 counts
 *     negative
 * @param accuracy7 share equal after clipping to ±3 and rounding half to even
 * @param meanAbsoluteError MAE
 * @param correlation Pearson's; NaN where predictions are constant
 */
public record RegressionMetrics(
        double nonZeroAccuracy, double accuracy7, double meanAbsoluteError, double correlation) {

    public static RegressionMetrics of(float[] predictions, float[] truths) {
        int n = predictions.length;
        double error = 0;
        int signs = 0;
        int nonZero = 0;
        int equal = 0;
        double meanP = 0;
        double meanT = 0;
        for (int i = 0; i < n; i++) {
            float p = predictions[i];
            float t = truths[i];
            error += Math.abs(p - t);
            if (t != 0) {
                nonZero++;
                signs += (p > 0) == (t > 0) ? 1 : 0;
            }
            equal += Math.rint(Math.clamp(p, -3f, 3f)) == Math.rint(Math.clamp(t, -3f, 3f)) ? 1 : 0;
            meanP += p / (double) n;
            meanT += t / (double) n;
        }
        double covariance = 0;
        double varianceP = 0;
        double varianceT = 0;
        for (int i = 0; i < n; i++) {
            double dp = predictions[i] - meanP;
            double dt = truths[i] - meanT;
            covariance += dp * dt;
            varianceP += dp * dp;
            varianceT += dt * dt;
        }
        return new RegressionMetrics(
                nonZero == 0 ? Double.NaN : (double) signs / nonZero,
                (double) equal / n,
                error / n,
                covariance / Math.sqrt(varianceP * varianceT));
    }

    /** By the keys of the published scripts. */
    public SequencedMap<String, Double> named() {
        SequencedMap<String, Double> named = new LinkedHashMap<>();
        named.put("Non0_acc_2", nonZeroAccuracy);
        named.put("Mult_acc_7", accuracy7);
        named.put("MAE", meanAbsoluteError);
        named.put("Corr", correlation);
        return named;
    }

    @Override
    public String toString() {
        return "Acc-2 %.4f  Acc-7 %.4f  MAE %.4f  Corr %.4f"
                .formatted(nonZeroAccuracy, accuracy7, meanAbsoluteError, correlation);
    }
}
