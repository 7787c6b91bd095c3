package io.trimodal.benchmark.model;

import io.trimodal.feature.TokenIds;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The baseline of text encoding: all texts in one run, the shorter ones padded to the longest.
 *
 * @param encoder inputs input_ids, attention_mask and token_type_ids; output last_hidden_state
 */
public record PaddedBatch(Graph encoder) {
    private static final String OUTPUT = "last_hidden_state";

    /** Features {@code [texts, tokens, dims]}. */
    public Tensor encode(List<TokenIds> texts) {
        int longest = texts.stream().mapToInt(TokenIds::tokens).max().orElseThrow();
        Tensor.Longs ids = Tensor.longs(texts.size(), longest);
        Tensor.Longs mask = Tensor.longs(texts.size(), longest);
        Tensor.Longs segments = Tensor.longs(texts.size(), longest);
        for (int i = 0; i < texts.size(); i++) {
            ids.values().put(i * longest, texts.get(i).ids());
            mask.values().put(i * longest, texts.get(i).attentionMask());
            segments.values().put(i * longest, texts.get(i).segmentIds());
        }
        Map<String, Tensor> feeds = new LinkedHashMap<>();
        feeds.put("input_ids", ids);
        feeds.put("attention_mask", mask);
        feeds.put("token_type_ids", segments);
        feeds.keySet().retainAll(encoder.inputNames());
        return encoder.run(feeds, List.of(OUTPUT)).get(OUTPUT);
    }
}
