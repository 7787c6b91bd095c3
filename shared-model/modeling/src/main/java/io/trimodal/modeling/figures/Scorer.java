package io.trimodal.modeling.figures;

import io.trimodal.feature.Utterance;
import java.util.List;

/** A model that is measured. */
@FunctionalInterface
public interface Scorer {
    /** One score for each utterance, in order. */
    float[] scores(List<Utterance> utterances);
}
