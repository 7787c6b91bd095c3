package io.trimodal.robustness;

import io.trimodal.predict.Embeddings;
import io.trimodal.runtime.Tensor;
import java.util.List;

/**
 * How an embedding's attention is spread over the frames of an utterance: mean of its tokens, padding left out, shares
 * of 1.
 *
 * @param shares one per frame; all 0 where no attention goes to frames at all
 */
record AttentionShares(double[] shares) {
    /** @param row of the batch; @param frames that the utterance has */
    static AttentionShares of(Embeddings embeddings, int row, int frames) {
        Tensor.Floats attention = embeddings.attention();
        int tokens = (int) attention.shape()[1];
        int width = (int) attention.shape()[2];
        double[] shares = new double[frames];
        double sum = 0;
        for (int token = 0; token < tokens; token++) {
            for (int frame = 0; frame < frames; frame++) {
                double value = attention.values().get((row * tokens + token) * width + frame);
                shares[frame] += value;
                sum += value;
            }
        }
        for (int frame = 0; frame < frames && sum > 0; frame++) {
            shares[frame] /= sum;
        }
        return new AttentionShares(shares);
    }

    double share(int frame) {
        return shares[frame];
    }

    double share(List<Integer> frames) {
        return frames.stream().mapToDouble(this::share).sum();
    }

    /** Total variation distance, in [0, 1]. */
    double distance(AttentionShares other) {
        double distance = 0;
        for (int i = 0; i < shares.length; i++) {
            distance += Math.abs(shares[i] - other.shares[i]) / 2;
        }
        return distance;
    }
}
