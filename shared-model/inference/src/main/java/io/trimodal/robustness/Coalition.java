package io.trimodal.robustness;

import io.trimodal.feature.Modality;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The score with some modalities absent, which is what predict says of the utterance without them.
 *
 * @param given the modalities that stay, whole; may be none
 * @param score with these alone
 * @param completeness LNLN's estimate; empty for a model without
 */
public record Coalition(Set<Modality> given, float score, OptionalDouble completeness) {}
