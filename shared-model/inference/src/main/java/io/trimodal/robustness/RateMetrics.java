package io.trimodal.robustness;

import java.util.SequencedMap;

/**
 * The published metrics at one missing rate: a row of the LNLN paper's tables.
 *
 * @param rate missing rate
 * @param metrics by the keys of the published scripts, each the mean over the seeds; NaN where not defined
 */
public record RateMetrics(double rate, SequencedMap<String, Double> metrics) {}
