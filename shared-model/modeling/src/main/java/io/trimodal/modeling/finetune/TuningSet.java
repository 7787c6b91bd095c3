package io.trimodal.modeling.finetune;

import io.trimodal.modeling.encoded.EncodedText;
import java.util.List;

/** Sentences as the lower layers leave them. */
public record TuningSet(List<Item> train, List<HeldOut> valid, List<HeldOut> test) {
    /** A text and its label in [-3, 3]. */
    public record Item(EncodedText text, float label) {}

    /**
     * A sentence that is not trained on.
     *
     * @param written as in the file
     * @param spoken a simulated transcript of it
     */
    public record HeldOut(EncodedText written, EncodedText spoken, float label) {}
}
