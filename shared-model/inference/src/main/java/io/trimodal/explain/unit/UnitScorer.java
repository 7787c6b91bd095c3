package io.trimodal.explain.unit;

import io.trimodal.erasure.Copy;
import io.trimodal.erasure.CopyScorer;
import io.trimodal.erasure.SliceRunner;
import io.trimodal.erasure.TextEncodings;
import io.trimodal.feature.Modality;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.PreparedUtterance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Scores of copies of the utterance that is explained, each computed once. For one thread. */
public final class UnitScorer {
    private final CopyScorer copies;
    private final Map<Copy, Float> scored = new HashMap<>();

    public UnitScorer(LoadedModel model, PreparedUtterance utterance, SliceRunner runner) {
        copies = new CopyScorer(model, List.of(utterance), runner);
    }

    /** Tells what is known of the whole utterance. @param tokens {@code [tokens, width]} of each modality */
    public void know(Map<Modality, float[]> tokens, float score) {
        copies.know(0, tokens);
        scored.put(Units.WHOLE, score);
    }

    public float score(Copy copy) {
        return scores(List.of(copy))[0];
    }

    /** In order. */
    public float[] scores(List<Copy> wanted) {
        List<Copy> unknown = new ArrayList<>(new LinkedHashSet<>(wanted));
        unknown.removeAll(scored.keySet());
        if (!unknown.isEmpty()) {
            float[] results = copies.score(unknown, new TextEncodings()).score();
            for (int i = 0; i < results.length; i++) {
                scored.put(unknown.get(i), results[i]);
            }
        }
        float[] scores = new float[wanted.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scored.get(wanted.get(i));
        }
        return scores;
    }
}
