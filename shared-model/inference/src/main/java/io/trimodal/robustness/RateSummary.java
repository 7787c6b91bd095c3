package io.trimodal.robustness;

import java.util.OptionalDouble;

/**
 * The trials of one utterance at one missing rate.
 *
 * @param rate missing rate
 * @param mean of the scores
 * @param standardDeviation of the scores, over all trials (not a sample's)
 * @param minimum least score
 * @param maximum greatest score
 * @param signChanged share of trials whose class of two (Acc-2) is not that of the whole utterance, in [0, 1]
 * @param classChanged share of trials whose sentiment (negative, neutral, positive) is not that of the whole utterance
 * @param completeness mean of LNLN's estimate; empty for a model without
 */
public record RateSummary(
        double rate,
        double mean,
        double standardDeviation,
        double minimum,
        double maximum,
        double signChanged,
        double classChanged,
        OptionalDouble completeness) {}
