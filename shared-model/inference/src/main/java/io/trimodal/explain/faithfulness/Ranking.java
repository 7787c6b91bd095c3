package io.trimodal.explain.faithfulness;

import io.trimodal.corruption.LegacyUniforms;
import io.trimodal.explain.unit.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Orders of units. */
public final class Ranking {
    private Ranking() {}

    /** Highest value first; equal values in their given order. */
    static List<Unit> descending(List<Unit> units, double[] values) {
        return IntStream.range(0, units.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
                .map(units::get)
                .toList();
    }

    /** Fisher and Yates. The same on every machine. */
    static List<Unit> random(List<Unit> units, long seed) {
        LegacyUniforms uniforms = new LegacyUniforms(seed);
        List<Unit> shuffled = new ArrayList<>(units);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, (int) (uniforms.next() * (i + 1)));
        }
        return shuffled;
    }

    /** Spearman's rank correlation; NaN where one of them is constant. Equal values share the mean of their ranks. */
    public static double spearman(double[] first, double[] second) {
        double[] a = ranks(first);
        double[] b = ranks(second);
        double mean = (a.length + 1) / 2.0;
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (a[i] - mean) * (b[i] - mean);
            squareA += (a[i] - mean) * (a[i] - mean);
            squareB += (b[i] - mean) * (b[i] - mean);
        }
        return product / Math.sqrt(squareA * squareB);
    }

    private static double[] ranks(double[] values) {
        List<Integer> order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .toList();
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < ranks.length) {
            int to = from + 1;
            while (to < ranks.length && values[order.get(to)] == values[order.get(from)]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order.get(i)] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
