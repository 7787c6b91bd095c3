package io.trimodal.robustness;

import io.trimodal.model.LabelScale;
import io.trimodal.model.SentimentClasses;
import java.util.OptionalDouble;

/**
 * Adds up the trials of one utterance at one rate, in memory that does not grow with them (Welford's method). Not
 * thread-safe.
 */
final class Tally {
    private final LabelScale scale;
    private final float whole;
    private int count;
    private double mean;
    private double squares;
    private double minimum = Double.POSITIVE_INFINITY;
    private double maximum = Double.NEGATIVE_INFINITY;
    private int signs;
    private int classes;
    private double completeness;

    /** @param whole score of the whole utterance */
    Tally(LabelScale scale, float whole) {
        this.scale = scale;
        this.whole = whole;
    }

    /** @param completeness NaN where the model has none */
    void add(float score, double completeness) {
        count++;
        double distance = score - mean;
        mean += distance / count;
        squares += distance * (score - mean);
        minimum = Math.min(minimum, score);
        maximum = Math.max(maximum, score);
        signs += sign(score) == sign(whole) ? 0 : 1;
        classes += SentimentClasses.sentiment(scale, score).equals(SentimentClasses.sentiment(scale, whole)) ? 0 : 1;
        this.completeness += completeness;
    }

    RateSummary summary(double rate) {
        double deviation = Math.sqrt(Math.max(0, squares / count));
        double estimate = completeness / count;
        return new RateSummary(
                rate,
                mean,
                deviation,
                minimum,
                maximum,
                (double) signs / count,
                (double) classes / count,
                Double.isNaN(estimate) ? OptionalDouble.empty() : OptionalDouble.of(estimate));
    }

    private int sign(float score) {
        return SentimentClasses.of(scale, score).getFirst().index();
    }
}
