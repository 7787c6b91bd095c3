package io.trimodal.modeling.dataset;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Features of one modality, {@code [rows, frames, dims]}.
 *
 * @param lengths frames of each utterance that are not padding
 */
record FeatureColumn(Modality modality, RowArray array, FrameLengths lengths) {

    int frames() {
        return array.shape()[1];
    }

    int dims() {
        return array.shape()[2];
    }

    /**
     * Some utterances. As in the published loaders -inf in audio becomes 0; whatever else is not finite is refused.
     *
     * @throws IllegalArgumentException naming utterance, frame and dimension
     */
    List<PaddedFeatures> read(int from, int count) {
        return repaired(from, array.floats(from, count)).utterances();
    }

    /** @param repaired values of -inf that became 0 */
    record Repaired(List<PaddedFeatures> utterances, int repaired) {}

    Repaired scan(int from, int count) {
        return repaired(from, array.floats(from, count));
    }

    private Repaired repaired(int from, float[] values) {
        int size = array.rowElements();
        int repaired = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] == Float.NEGATIVE_INFINITY && modality == Modality.AUDIO) {
                values[i] = 0;
                repaired++;
            } else if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("has " + values[i] + " in utterance " + (from + i / size)
                        + ", frame "
                        + i % size / dims() + ", dimension " + i % dims() + "; every value must be a finite number"
                        + (modality == Modality.AUDIO ? " or -inf" : ""));
            }
        }
        List<PaddedFeatures> utterances = new ArrayList<>();
        for (int at = 0; at < values.length; at += size) {
            float[] row = Arrays.copyOfRange(values, at, at + size);
            int index = from + at / size;
            int length = switch (lengths) {
                case FrameLengths.Stated stated -> stated.values()[index];
                case FrameLengths.Unstated _ -> lastFrame(row);
            };
            utterances.add(new PaddedFeatures(new Features(frames(), dims(), row), length));
        }
        return new Repaired(utterances, repaired);
    }

    private int lastFrame(float[] row) {
        int last = row.length - 1;
        while (last >= 0 && row[last] == 0) {
            last--;
        }
        return last / dims() + (last < 0 ? 0 : 1);
    }
}
