package io.trimodal.robustness;

import io.trimodal.erasure.Coalition;
import io.trimodal.predict.Completeness;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far one model's answer for one utterance holds.
 *
 * @param id the utterance's
 * @param score of the whole utterance
 * @param completeness LNLN's estimate for the whole utterance
 * @param rates one per missing rate, ascending
 * @param breakingRate the lowest rate at which at least half of the trials change sign; empty if there is none
 * @param stability area under the share of trials that keep their sign over the rates, divided by the rates' span: 1 if
 *     the sign never changes; that share itself where there is one rate only
 * @param coalitions all eight, from none given to all given
 * @param noise what disturbed frames did; empty where none were to be disturbed, or the utterance has none of them
 * @param notes what a reader should know; may be empty
 */
public record UtteranceCheck(
        String id,
        float score,
        Completeness completeness,
        List<RateSummary> rates,
        OptionalDouble breakingRate,
        double stability,
        List<Coalition> coalitions,
        Optional<NoiseCheck> noise,
        List<String> notes) {}
