package io.trimodal.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far two lists of classes agree.
 *
 * @param accuracy share equal; NaN for empty lists
 * @param weightedF1 F1 of each class, weighted by its share of the truths; 0 for a class whose F1 is not defined; NaN
 *     for empty lists
 */
record ClassAgreement(double accuracy, double weightedF1) {
    static ClassAgreement of(int[] predictions, int[] truths) {
        int n = truths.length;
        if (n == 0) {
            return new ClassAgreement(Double.NaN, Double.NaN);
        }
        double f1 = 0;
        for (int c : Arrays.stream(truths).distinct().sorted().toArray()) {
            f1 += count(truths, c) / (double) n * f1(predictions, truths, c);
        }
        return new ClassAgreement(equal(predictions, truths) / (double) n, f1);
    }

    private static long equal(int[] predictions, int[] truths) {
        return IntStream.range(0, truths.length)
                .filter(i -> predictions[i] == truths[i])
                .count();
    }

    private static double f1(int[] predictions, int[] truths, int c) {
        long hits = IntStream.range(0, truths.length)
                .filter(i -> predictions[i] == c && truths[i] == c)
                .count();
        long named = count(predictions, c) + count(truths, c);
        return named == 0 ? 0 : 2.0 * hits / named;
    }

    private static long count(int[] classes, int c) {
        return Arrays.stream(classes).filter(value -> value == c).count();
    }
}
