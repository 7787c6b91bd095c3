package io.trimodal.modeling.train;

import io.trimodal.feature.Features;
import java.util.List;

/**
 * Samples ready for training.
 *
 * @param absentLanguage what a model is fed when there are no words: [CLS], eight times [UNK], [SEP], encoded
 * @param description for the manifest: what was read, and what of it is simulated
 * @param digest of all that the samples were made from
 */
public record Dataset(
        List<Sample> train,
        List<Sample> valid,
        List<Sample> test,
        Features absentLanguage,
        String description,
        String digest) {}
