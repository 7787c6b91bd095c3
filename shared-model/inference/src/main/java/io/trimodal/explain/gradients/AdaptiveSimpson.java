package io.trimodal.explain.gradients;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Simpson's rule over [0, 1] on intervals that are halved where they are wrong. What each should give is known exactly,
 * as the integrand is the slope of a function that is computed at the same points: the error of an interval is the
 * function's rise over it minus the rule. A halved interval keeps its three points and needs two more.
 *
 * <p>LNLN's completeness head has LeakyReLUs, at whose kinks no rule of high order helps. Measured on simulated
 * utterances, for a residual below 1 % of the difference: trimodal-lnln takes 22 points in the mean of 100 utterances;
 * of 25, 64 points of Gauss and Legendre left 4 above, 64 evenly spaced ones 2. trimodal-almt, which is smooth, takes
 * 12, where Gauss and Legendre need 16.
 */
final class AdaptiveSimpson {
    /** Intervals that are halved at a time: their new points are computed together. */
    private static final int HALVED_AT_ONCE = 4;

    /** Share of the largest error below which an interval is not worth two more points. */
    private static final double HARDLY = 0.1;

    /** How far the sum of absolute errors may exceed the tolerance, so that a residual is not small by chance alone. */
    private static final double SLACK = 3;

    private final Function<List<Double>, List<Point>> evaluation;
    private final SequencedMap<Double, Point> points = new TreeMap<>();
    private final List<Interval> intervals = new ArrayList<>();

    /** @param slope derivative of the value along the line */
    record Point(double value, double slope) {}

    private record Interval(double from, double to) {
        double middle() {
            return (from + to) / 2;
        }
    }

    /** @param evaluation value and slope at several places, in order */
    AdaptiveSimpson(Function<List<Double>, List<Point>> evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * Halves intervals until the residual is within the tolerance. @return whether it is; if not, the most points are
     * used up
     */
    boolean integrate(int first, int mostPoints, double tolerance) {
        List<Interval> added = new ArrayList<>();
        for (int i = 0; i < first; i++) {
            added.add(new Interval((double) i / first, (i + 1.0) / first));
        }
        add(added);
        while (!isWithin(tolerance)) {
            int room = (mostPoints - points.size()) / 2;
            List<Interval> worst = worst(Math.min(HALVED_AT_ONCE, room));
            if (worst.isEmpty()) {
                return false;
            }
            intervals.removeAll(worst);
            List<Interval> halves = new ArrayList<>();
            for (Interval interval : worst) {
                halves.add(new Interval(interval.from(), interval.middle()));
                halves.add(new Interval(interval.middle(), interval.to()));
            }
            add(halves);
        }
        return true;
    }

    /** The most wrong first; those that are hardly wrong beside it are left alone. */
    private List<Interval> worst(int most) {
        double largest = intervals.stream()
                .mapToDouble(interval -> Math.abs(error(interval)))
                .max()
                .orElseThrow();
        return intervals.stream()
                .filter(interval -> Math.abs(error(interval)) >= HARDLY * largest)
                .sorted(Comparator.comparingDouble((Interval interval) -> -Math.abs(error(interval)))
                        .thenComparingDouble(Interval::from))
                .limit(most)
                .toList();
    }

    private void add(List<Interval> added) {
        List<Double> places = added.stream()
                .flatMap(interval -> List.of(interval.from(), interval.middle(), interval.to()).stream())
                .filter(place -> !points.containsKey(place))
                .distinct()
                .toList();
        List<Point> found = evaluation.apply(places);
        for (int i = 0; i < places.size(); i++) {
            points.put(places.get(i), found.get(i));
        }
        intervals.addAll(added);
    }

    private boolean isWithin(double tolerance) {
        double sum = 0;
        double absolute = 0;
        for (Interval interval : intervals) {
            double error = error(interval);
            sum += error;
            absolute += Math.abs(error);
        }
        return Math.abs(sum) <= tolerance && absolute <= SLACK * tolerance;
    }

    private double error(Interval interval) {
        Point from = points.get(interval.from());
        Point middle = points.get(interval.middle());
        Point to = points.get(interval.to());
        double rule = (interval.to() - interval.from()) / 6 * (from.slope() + 4 * middle.slope() + to.slope());
        return to.value() - from.value() - rule;
    }

    /** The weight of each point, by its place. */
    SequencedMap<Double, Double> weights() {
        SequencedMap<Double, Double> weights = new TreeMap<>();
        for (Interval interval : intervals) {
            double sixth = (interval.to() - interval.from()) / 6;
            weights.merge(interval.from(), sixth, Double::sum);
            weights.merge(interval.middle(), 4 * sixth, Double::sum);
            weights.merge(interval.to(), sixth, Double::sum);
        }
        return weights;
    }
}
