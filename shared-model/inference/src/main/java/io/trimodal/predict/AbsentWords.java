package io.trimodal.predict;

import io.trimodal.feature.Modality;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Embeddings of texts that are nothing but [UNK]s, kept for each length: at most one for each token that the model takes. */
final class AbsentWords {
    private final LoadedModel model;
    private final Map<Integer, float[]> known = new ConcurrentHashMap<>();

    AbsentWords(LoadedModel model) {
        this.model = model;
    }

    /** @param pieces at least 1; more than the model takes are as many as it takes */
    float[] embedding(int pieces) {
        int most = model.contract(Modality.LANGUAGE).frames();
        // Not computeIfAbsent: the map would be locked while the encoder runs.
        float[] found = known.get(Math.min(pieces, most));
        if (found == null) {
            found = embed(Math.min(pieces, most));
            known.put(Math.min(pieces, most), found);
        }
        return found.clone();
    }

    private float[] embed(int pieces) {
        return model.language()
                .unknownWords(pieces)
                .map(words -> LoadedModel.floats(
                        model.tokens(Modality.LANGUAGE, List.of(model.language().encoded(words)))))
                .orElseGet(() -> model.absentEmbedding(Modality.LANGUAGE));
    }
}
