package io.trimodal.rollout.gate;

import io.trimodal.modeling.evaluate.Evaluation;
import java.util.Comparator;
import java.util.List;

/** One metric over the missing rates, lowest first. */
record RobustnessCurve(List<Point> points) {
    record Point(double rate, double value) {}

    static RobustnessCurve of(Evaluation evaluation, String metric) {
        return new RobustnessCurve(evaluation.rates().stream()
                .map(at -> new Point(at.rate(), at.metrics().get(metric)))
                .sorted(Comparator.comparingDouble(Point::rate))
                .toList());
    }

    double complete() {
        return points.getFirst().value();
    }

    /**
     * By the trapezoidal rule, divided by the width: the mean height, on the metric's own scale. NaN where any value
     * is.
     */
    double area() {
        double width = points.getLast().rate() - points.getFirst().rate();
        if (width == 0) {
            return complete();
        }
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            Point left = points.get(i - 1);
            Point right = points.get(i);
            area += (right.rate() - left.rate()) * (left.value() + right.value()) / 2;
        }
        return area / width;
    }
}
