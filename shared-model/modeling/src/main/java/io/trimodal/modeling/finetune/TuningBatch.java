package io.trimodal.modeling.finetune;

import io.trimodal.feature.Features;
import io.trimodal.modeling.finetune.TuningSet.Item;
import io.trimodal.runtime.Tensor;
import java.util.List;

/**
 * Texts side by side, padded to the longest.
 *
 * @param states {@code [batch, tokens, width]}
 * @param mask 1 for real tokens
 * @param labels {@code [batch]}
 */
record TuningBatch(Tensor.Floats states, Tensor.Longs mask, Tensor.Floats labels) {
    /** @param size rows; where there are fewer items, the last is repeated */
    static TuningBatch of(List<Item> items, int size) {
        int tokens = items.stream().mapToInt(item -> item.text().tokens()).max().orElseThrow();
        int width = items.getFirst().text().dims();
        Tensor.Floats states = Tensor.floats(size, tokens, width);
        Tensor.Longs mask = Tensor.longs(size, tokens);
        Tensor.Floats labels = Tensor.floats(size);
        for (int row = 0; row < size; row++) {
            Item item = items.get(Math.min(row, items.size() - 1));
            Features features = item.text().features();
            states.values().put(row * tokens * width, features.values());
            for (int token = 0; token < features.frames(); token++) {
                mask.values().put(row * tokens + token, 1);
            }
            labels.values().put(row, item.label());
        }
        return new TuningBatch(states, mask, labels);
    }
}
