package io.trimodal.robustness;

import java.util.List;

/**
 * What noise on some frames did. Figures of the disturbed utterance are means over the seeds.
 *
 * @param frames that were disturbed, ascending
 * @param score before
 * @param disturbedScore after
 * @param scoreDeviation standard deviation of the score after, over all seeds
 * @param attention share of the frame-level attention (head-mean, mean of the embedding's tokens, extra tokens left
 *     out) that the frames had before, in [0, 1]
 * @param disturbedAttention the same after
 * @param attentionMoved share of the attention that lies elsewhere now: total variation distance, in [0, 1]
 * @param alpha attention of language onto audio, per AHL layer
 * @param beta attention of language onto vision, per AHL layer
 */
public record NoiseCheck(
        List<Integer> frames,
        double score,
        double disturbedScore,
        double scoreDeviation,
        double attention,
        double disturbedAttention,
        double attentionMoved,
        List<MapShift> alpha,
        List<MapShift> beta) {

    /**
     * One layer's attention map.
     *
     * @param moved mean absolute difference between the maps before and after, over heads, rows and columns
     * @param before head-mean map {@code [8][8]}, language tokens by tokens of the modality
     * @param after the same, mean over the seeds
     */
    public record MapShift(double moved, List<List<Double>> before, List<List<Double>> after) {}
}
