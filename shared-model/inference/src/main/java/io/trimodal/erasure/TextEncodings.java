package io.trimodal.erasure;

import io.trimodal.feature.ModelInput;
import io.trimodal.feature.TokenIds;
import io.trimodal.predict.LoadedModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;

/**
 * Texts after their text encoder, each encoded once. Models whose packages hold the same encoder share them. Features
 * of a text take some 80 kB, so one of these lives as long as a slice of copies. Not thread-safe.
 */
public final class TextEncodings {
    private final Map<Key, ModelInput> encoded = new HashMap<>();

    /** @param encoder SHA-256 of its file */
    private record Key(String encoder, TokenIds text) {}

    /** Runs of a text encoder so far. */
    public int size() {
        return encoded.size();
    }

    /**
     * What the model's language embedding takes, in order: features for word pieces where its encoder lies before the
     * embedding, everything else as it is. Each text is encoded alone (see {@link io.trimodal.text.TextEncoder}).
     */
    public List<ModelInput> encode(SliceRunner runner, LoadedModel model, List<ModelInput> inputs) {
        Optional<String> encoder = model.textEncoder();
        if (encoder.isEmpty()) {
            return inputs;
        }
        SequencedMap<Key, Callable<ModelInput>> missing = new LinkedHashMap<>();
        for (ModelInput input : inputs) {
            if (input instanceof TokenIds text) {
                Key key = new Key(encoder.get(), text);
                if (!encoded.containsKey(key)) {
                    missing.putIfAbsent(key, () -> model.language().encoded(text));
                }
            }
        }
        runner.countEncodings(missing.size());
        List<ModelInput> results = runner.all(new ArrayList<>(missing.values()));
        int next = 0;
        for (Key key : missing.keySet()) {
            encoded.put(key, results.get(next++));
        }
        return inputs.stream()
                .map(input -> input instanceof TokenIds text ? encoded.get(new Key(encoder.get(), text)) : input)
                .toList();
    }
}
