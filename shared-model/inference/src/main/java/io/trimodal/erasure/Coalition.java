package io.trimodal.erasure;

import io.trimodal.feature.Modality;
import io.trimodal.predict.Completeness;
import java.util.Set;

/**
 * The utterance with some modalities absent, which is what predict says of it without them.
 *
 * @param modalities that stay, whole; may be none
 * @param score in units of the label scale
 * @param completeness LNLN's w for this coalition
 */
public record Coalition(Set<Modality> modalities, float score, Completeness completeness) {}
