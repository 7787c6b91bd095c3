package io.trimodal.modeling.finetune;

import io.trimodal.modeling.encoded.EncodedText;
import java.util.List;

/** Sentences as the lower layers leave them. */
public record TuningSet(List<Sample> train, List<Sample> valid, List<Sample> test) {
    /**
     * One sentence.
     *
     * @param written as in the file
     * @param spoken simulated transcripts of it
     * @param label in [-3, 3]
     */
    public record Sample(EncodedText written, List<EncodedText> spoken, float label) {}
}
