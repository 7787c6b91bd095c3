package io.trimodal.predict;

import io.trimodal.runtime.Tensor;

/**
 * One modality of a batch after its embedding layer.
 *
 * @param tokens {@code [batch, tokens, width]}, the paper's H_m^1
 * @param attention {@code [batch, tokens, frames]}, head-mean attention of the tokens onto the frames
 */
public record Embeddings(Tensor.Floats tokens, Tensor.Floats attention) {}
