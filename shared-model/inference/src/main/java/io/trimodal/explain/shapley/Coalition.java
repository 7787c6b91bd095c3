package io.trimodal.explain.shapley;

import io.trimodal.feature.Modality;
import io.trimodal.predict.Completeness;
import java.util.Set;

/**
 * The utterance with some modalities absent.
 *
 * @param modalities that are there, of those that were given
 * @param score in units of the label scale
 * @param completeness LNLN's w for this coalition
 */
public record Coalition(Set<Modality> modalities, float score, Completeness completeness) {}
