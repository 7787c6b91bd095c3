package io.trimodal.explain.attention;

/**
 * Attention of one kind in all layers and heads of the hyper-modality: the paper's alpha (language onto audio) or beta
 * (onto vision).
 *
 * @param tokens rows (language) and columns (audio or vision) of each map
 * @param values {@code [layers, heads, tokens, tokens]}; rows add up to 1
 */
public record HeadMaps(int layers, int heads, int tokens, float[] values) {
    public float value(int layer, int head, int row, int column) {
        return values[((layer * heads + head) * tokens + row) * tokens + column];
    }

    /**
     * Attention that each audio or vision token gets, the mean over layers, heads and language tokens; adds up to 1.
     */
    double[] received() {
        double[] received = new double[tokens];
        for (int i = 0; i < values.length; i++) {
            received[i % tokens] += values[i];
        }
        for (int i = 0; i < tokens; i++) {
            received[i] /= layers * heads * tokens;
        }
        return received;
    }
}
