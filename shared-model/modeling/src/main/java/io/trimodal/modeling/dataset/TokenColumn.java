package io.trimodal.modeling.dataset;

import io.trimodal.feature.TokenIds;
import java.util.ArrayList;
import java.util.List;

/** {@code text_bert [rows, 3, tokens]}: ids, attention mask, segment ids. */
record TokenColumn(RowArray array) {

    int tokens() {
        return array.shape()[2];
    }

    /** Some utterances, padded. @throws IllegalArgumentException naming the utterance and position that holds no id */
    List<TokenIds> read(int from, int count) {
        float[] values = array.floats(from, count);
        List<TokenIds> utterances = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long[][] rows = new long[3][tokens()];
            for (int row = 0; row < 3; row++) {
                for (int t = 0; t < tokens(); t++) {
                    float value = values[(i * 3 + row) * tokens() + t];
                    // Beyond 2^24 a float32 skips integers; no vocabulary is as large.
                    if (!(value >= 0 && value <= (row == 1 ? 1 : 1 << 24)) || value != Math.rint(value)) {
                        throw new IllegalArgumentException(
                                "has " + value + " in utterance " + (from + i) + ", row " + row
                                        + ", position " + t + ", where "
                                        + (row == 1 ? "the attention mask is 0 or 1" : "an id is a whole number"));
                    }
                    rows[row][t] = (long) value;
                }
            }
            utterances.add(new TokenIds(rows[0], rows[1], rows[2]));
        }
        return utterances;
    }
}
