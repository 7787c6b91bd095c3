package io.trimodal.explain.faithfulness;

import java.util.Arrays;

/**
 * Several rows of numbers, place by place.
 *
 * @param means at each place
 * @param deviations sample standard deviation at each place
 */
record Spread(double[] means, double[] deviations) {
    /** @param rows of equal length, at least two */
    static Spread of(double[][] rows) {
        double[] means = new double[rows[0].length];
        double[] deviations = new double[means.length];
        for (int i = 0; i < means.length; i++) {
            int place = i;
            double mean =
                    Arrays.stream(rows).mapToDouble(row -> row[place]).average().orElseThrow();
            means[i] = mean;
            deviations[i] = Math.sqrt(Arrays.stream(rows)
                            .mapToDouble(row -> (row[place] - mean) * (row[place] - mean))
                            .sum()
                    / (rows.length - 1));
        }
        return new Spread(means, deviations);
    }
}
