package io.trimodal.robustness;

import java.util.List;
import java.util.SequencedMap;

/**
 * A model against the labels of its utterances.
 *
 * @param rates one row per missing rate, ascending
 * @param average each metric's mean over the rates, as the LNLN paper averages them
 */
public record LabelledCheck(List<RateMetrics> rates, SequencedMap<String, Double> average) {}
