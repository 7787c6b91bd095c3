package io.trimodal.predict;

import io.trimodal.runtime.Tensor;

/**
 * What the fusion of a batch gives beside its score.
 *
 * @param fusion scores and completeness
 * @param alpha {@code [batch, layers, heads, 8, 8]}, attention of language onto audio in each AHL layer
 * @param beta the same onto vision
 */
public record FusionMaps(Fusion fusion, Tensor.Floats alpha, Tensor.Floats beta) {}
