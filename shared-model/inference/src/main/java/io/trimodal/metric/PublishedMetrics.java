package io.trimodal.metric;

import io.trimodal.model.LabelScale;
import java.util.SequencedMap;

/** The metrics of both data set families, by the keys of the published scripts. */
public final class PublishedMetrics {
    private PublishedMetrics() {}

    /**
     * MOSI and MOSEI: Has0_acc_2, Has0_F1_score, Non0_acc_2, Non0_F1_score, Mult_acc_5, Mult_acc_7, MAE, Corr, rounded
     * to four decimals as published. CH-SIMS: Mult_acc_2, Mult_acc_3, Mult_acc_5, F1_score, MAE, Corr, not rounded.
     * Accuracies and F1 are in [0, 1]. What is not defined is NaN: Corr where predictions or truths are constant, Non0
     * figures where every truth is 0.
     *
     * @param predictions finite scores
     * @param truths labels, as many, at least one
     */
    public static SequencedMap<String, Double> of(LabelScale scale, float[] predictions, float[] truths) {
        if (predictions.length != truths.length || truths.length == 0) {
            throw new IllegalArgumentException("metrics need as many predictions as truths, and at least one: not "
                    + predictions.length + " and " + truths.length);
        }
        return switch (scale) {
            case MOSI -> MosiMetrics.of(predictions, truths);
            case SIMS -> SimsMetrics.of(predictions, truths);
        };
    }

    /** Whether a larger value of the metric is the better one. */
    public static boolean largerIsBetter(String metric) {
        return !metric.equals("MAE");
    }
}
