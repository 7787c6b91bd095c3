package io.trimodal.modeling.dataset;

import io.trimodal.feature.Features;

/**
 * One modality of one utterance as a data set has it.
 *
 * @param features padded to the data set's frames
 * @param length frames that are not padding, at most all
 */
public record PaddedFeatures(Features features, int length) {}
