package io.trimodal.rollout.gate;

import io.trimodal.metric.PublishedMetrics;
import java.util.Locale;

/**
 * One figure of both models.
 *
 * @param metric by the key of the published scripts
 * @param scope what the figure is of
 * @param live figure of the live version; NaN where the metric is not defined
 * @param candidate the same of the candidate
 * @param tolerance largest fall that is tolerated
 */
public record Criterion(String metric, Scope scope, double live, double candidate, double tolerance) {
    /** What a figure is of. */
    public enum Scope {
        /** The lowest missing rate. */
        COMPLETE("on complete input"),
        /** The area under the curve over missing rates, divided by its width. */
        AREA("area over missing rates");

        private final String words;

        Scope(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Far below the last decimal of any metric, and above the noise of subtracting two of them. */
    private static final double ROUNDING = 1e-9;

    /** How much worse the candidate is; negative where it is better, NaN where there is nothing to compare. */
    public double fall() {
        return PublishedMetrics.largerIsBetter(metric) ? live - candidate : candidate - live;
    }

    /** A metric that the live version does not have either says nothing; one that only the candidate lacks is lost. */
    public boolean passed() {
        return Double.isNaN(live) || fall() <= tolerance + ROUNDING;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s: live %.4f, candidate %.4f, fall %.4f of at most %.4f",
                metric,
                scope.words(),
                live,
                candidate,
                fall(),
                tolerance);
    }
}
