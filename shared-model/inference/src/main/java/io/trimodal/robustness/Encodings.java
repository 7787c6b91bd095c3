package io.trimodal.robustness;

import io.trimodal.feature.ModalityInput;
import io.trimodal.feature.TokenIds;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.InferencePool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;

/**
 * The texts of one slice of copies after their text encoder. Models whose packages hold the same encoder share them.
 * Not thread-safe; it encodes on the pool.
 */
final class Encodings {
    private final InferencePool pool;
    private final Map<Key, ModalityInput> encoded = new HashMap<>();

    /** Word pieces by value, as the domain's records hold arrays. @param encoder SHA-256 of its file */
    private record Key(String encoder, List<Long> ids, List<Long> mask, List<Long> segments) {
        static Key of(String encoder, TokenIds tokens) {
            return new Key(encoder, list(tokens.ids()), list(tokens.attentionMask()), list(tokens.segmentIds()));
        }

        private static List<Long> list(long[] values) {
            return Arrays.stream(values).boxed().toList();
        }
    }

    Encodings(InferencePool pool) {
        this.pool = pool;
    }

    /** Runs of a text encoder so far. */
    int size() {
        return encoded.size();
    }

    /**
     * What the model's language embedding takes for each text, in order; the texts themselves where its encoder lies
     * inside the embedding. Each text is encoded alone (see {@link io.trimodal.text.TextEncoder}).
     */
    List<ModalityInput> encode(LoadedModel model, List<TokenIds> texts) {
        Optional<String> encoder = model.textEncoder();
        if (encoder.isEmpty()) {
            return List.copyOf(texts);
        }
        List<Key> keys = texts.stream().map(text -> Key.of(encoder.get(), text)).toList();
        SequencedMap<Key, Callable<ModalityInput>> missing = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            TokenIds text = texts.get(i);
            if (!encoded.containsKey(keys.get(i))) {
                missing.putIfAbsent(keys.get(i), () -> model.language().encoded(text));
            }
        }
        List<ModalityInput> results = pool.all(new ArrayList<>(missing.values()));
        int next = 0;
        for (Key key : missing.keySet()) {
            encoded.put(key, results.get(next++));
        }
        return keys.stream().map(encoded::get).toList();
    }
}
