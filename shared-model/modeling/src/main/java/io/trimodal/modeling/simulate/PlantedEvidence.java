package io.trimodal.modeling.simulate;

import io.trimodal.feature.Features;
import java.util.List;

/**
 * One simulated modality.
 *
 * @param features raw units, {@code [frames, dims]}
 * @param peaks frames that carry the evidence, ascending; all others are irrelevant to sentiment
 * @param shown the sentiment that the peaks show, in [-1, 1]; of the opposite sign to the label's where the modality
 *     conflicts
 * @param conflicting whether it was made to contradict language
 */
public record PlantedEvidence(Features features, List<Integer> peaks, float shown, boolean conflicting) {}
