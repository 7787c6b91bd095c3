package io.trimodal.explain.attention;

/**
 * Head-mean attention of the embedded tokens of one modality onto its frames (or word pieces), in its embedding's last
 * layer. What goes to the learned tokens themselves is left out, so rows add up to less than 1.
 *
 * @param tokens rows
 * @param frames columns: those that the model sees, padding not counted
 * @param values {@code [tokens, frames]}
 * @param padding attention of each token onto padding, which the models do not mask
 */
public record FrameAttention(int tokens, int frames, float[] values, float[] padding) {
    /** @param attention {@code [tokens, padded frames]} */
    static FrameAttention of(float[] attention, int tokens, int frames) {
        int padded = attention.length / tokens;
        float[] values = new float[tokens * frames];
        float[] padding = new float[tokens];
        for (int token = 0; token < tokens; token++) {
            System.arraycopy(attention, token * padded, values, token * frames, frames);
            double beyond = 0;
            for (int frame = frames; frame < padded; frame++) {
                beyond += attention[token * padded + frame];
            }
            padding[token] = (float) beyond;
        }
        return new FrameAttention(tokens, frames, values, padding);
    }

    /** Attention that each frame gets when the tokens get {@code weights}. */
    double[] rollout(double[] weights) {
        double[] received = new double[frames];
        for (int token = 0; token < tokens; token++) {
            for (int frame = 0; frame < frames; frame++) {
                received[frame] += weights[token] * values[token * frames + frame];
            }
        }
        return received;
    }
}
