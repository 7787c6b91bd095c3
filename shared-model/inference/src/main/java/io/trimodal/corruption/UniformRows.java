package io.trimodal.corruption;

/**
 * Uniforms for the positions of one utterance after the other. Not thread-safe: rows are drawn in the order of the
 * utterances.
 */
@FunctionalInterface
public interface UniformRows {
    /**
     * The uniforms of the next utterance, one for each position, in [0, 1).
     *
     * @param id the utterance's
     */
    double[] next(String id);

    /** As many as there are positions, in order. */
    static double[] draw(LegacyUniforms uniforms, int positions) {
        double[] row = new double[positions];
        for (int i = 0; i < positions; i++) {
            row[i] = uniforms.next();
        }
        return row;
    }
}
