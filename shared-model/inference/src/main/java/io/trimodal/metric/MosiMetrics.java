package io.trimodal.metric;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Metrics of MOSI and MOSEI, rounded to four decimals (MODEL-SPEC.md, section 7). */
final class MosiMetrics {
    private static final double DECIMALS = 1e4;

    private MosiMetrics() {}

    static SequencedMap<String, Double> of(float[] predictions, float[] truths) {
        int[] nonZero =
                IntStream.range(0, truths.length).filter(i -> truths[i] != 0).toArray();
        ClassAgreement has0 = ClassAgreement.of(
                classes(predictions.length, i -> predictions[i] >= 0), classes(truths.length, i -> truths[i] >= 0));
        ClassAgreement non0 = ClassAgreement.of(
                classes(nonZero.length, i -> predictions[nonZero[i]] > 0),
                classes(nonZero.length, i -> truths[nonZero[i]] > 0));
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("Has0_acc_2", rounded(has0.accuracy()));
        metrics.put("Has0_F1_score", rounded(has0.weightedF1()));
        metrics.put("Non0_acc_2", rounded(non0.accuracy()));
        metrics.put("Non0_F1_score", rounded(non0.weightedF1()));
        metrics.put("Mult_acc_5", rounded(multiclass(predictions, truths, 2)));
        metrics.put("Mult_acc_7", rounded(multiclass(predictions, truths, 3)));
        // The scripts round this one as a float32.
        float error = Errors.meanAbsolute(predictions, truths);
        metrics.put("MAE", (double) ((float) Math.rint(error * (float) DECIMALS) / (float) DECIMALS));
        metrics.put("Corr", rounded(Errors.correlation(predictions, truths)));
        return metrics;
    }

    private static double multiclass(float[] predictions, float[] truths, int bound) {
        return ClassAgreement.of(
                        IntStream.range(0, predictions.length)
                                .map(i -> rounded(predictions[i], bound))
                                .toArray(),
                        IntStream.range(0, truths.length)
                                .map(i -> rounded(truths[i], bound))
                                .toArray())
                .accuracy();
    }

    /** Clipped to ±bound, then half to even. */
    private static int rounded(float score, int bound) {
        return (int) Math.rint(Math.clamp(score, -bound, bound));
    }

    private static double rounded(double value) {
        return Math.rint(value * DECIMALS) / DECIMALS;
    }

    private static int[] classes(int count, IntPredicate positive) {
        return IntStream.range(0, count).map(i -> positive.test(i) ? 1 : 0).toArray();
    }
}
