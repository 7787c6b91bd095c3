package io.trimodal.benchmark.measure;

import java.util.Arrays;

/** Order statistics of small samples, exact. */
public final class Statistics {
    private Statistics() {}

    /** The middle value, or the mean of the two in the middle. */
    public static double median(double... values) {
        double[] sorted = sorted(values);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The smallest value that at least {@code share} of the values do not exceed (nearest rank): a value that was
     * really measured. With fewer than a hundred values, the 99th percentile is the largest.
     *
     * @param share in (0, 1]
     */
    static double percentile(double share, double... values) {
        double[] sorted = sorted(values);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private static double[] sorted(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
