package io.trimodal.erasure;

/**
 * Work that was done, in rows (one utterance or one changed copy of it through one part of the model).
 *
 * @param encodings texts through the frozen text encoder
 * @param embeddings modalities through their embedding
 * @param fusions through the fusion: what one prediction has one of
 * @param gradients through the gradient graphs
 */
public record Passes(long encodings, long embeddings, long fusions, long gradients) {
    /** Forward passes: how often a score or its gradient was computed. */
    public long forward() {
        return fusions + gradients;
    }
}
