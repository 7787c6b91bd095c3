package io.trimodal.feature;

/**
 * One modality of one utterance: float32, row-major {@code [frames, dims]}, every value finite.
 *
 * <p>The array is not copied: whoever builds a {@code Features} hands the array over.
 */
public record Features(int frames, int dims, float[] values) implements ModalityInput {
    public Features {
        if (frames < 1) {
            throw new InvalidFeaturesException("has no frames; leave the modality out if it is absent");
        }
        if (dims < 1) {
            throw new InvalidFeaturesException("has frames of no values");
        }
        if (values.length != Math.multiplyExact(frames, dims)) {
            throw new InvalidFeaturesException("holds " + values.length + " values, but " + frames + " frames of "
                    + dims + " need " + frames * dims);
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new InvalidFeaturesException("has " + values[i] + " at frame " + i / dims + ", dimension "
                        + i % dims + "; every value must be a finite float32");
            }
        }
    }

    /** Rows of equal length. */
    public static Features of(float[][] rows) {
        int dims = rows.length == 0 ? 1 : rows[0].length;
        float[] values = new float[rows.length * dims];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != dims) {
                throw new InvalidFeaturesException(
                        "is ragged: frame 0 has " + dims + " values, frame " + i + " has " + rows[i].length);
            }
            System.arraycopy(rows[i], 0, values, i * dims, dims);
        }
        return new Features(rows.length, dims, values);
    }
}
