package io.trimodal.modeling.compose;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.simulate.PlantedEvidence;
import java.util.Set;

/**
 * A voice and a face for a sentence.
 *
 * @param audio real rows, and which of them are of the recording that shows something
 * @param vision likewise
 * @param given what there is of the utterance
 * @param label of whatever is given
 */
public record ComposedUtterance(
        PlantedEvidence audio, PlantedEvidence vision, Set<Modality> given, ComposedLabel label) {
    public boolean conflicting() {
        return audio.conflicting() || vision.conflicting();
    }
}
