package io.trimodal.robustness;

import java.util.List;
import java.util.OptionalDouble;

/** Whether a sign holds as more goes missing. */
final class Stability {
    private static final double HALF = 0.5;

    private Stability() {}

    /** The lowest rate at which at least half of the trials change sign. */
    static OptionalDouble breakingRate(List<RateSummary> rates) {
        return rates.stream()
                .filter(rate -> rate.signChanged() >= HALF)
                .mapToDouble(RateSummary::rate)
                .findFirst();
    }

    /**
     * Area under the share of kept signs (trapezoids), as a share of the rates' span; that share where there is one
     * rate.
     */
    static double area(List<RateSummary> rates) {
        if (rates.size() == 1) {
            return kept(rates.getFirst());
        }
        double area = 0;
        for (int i = 1; i < rates.size(); i++) {
            RateSummary left = rates.get(i - 1);
            RateSummary right = rates.get(i);
            area += (right.rate() - left.rate()) * (kept(left) + kept(right)) / 2;
        }
        return area / (rates.getLast().rate() - rates.getFirst().rate());
    }

    static double kept(RateSummary rate) {
        return 1 - rate.signChanged();
    }
}
