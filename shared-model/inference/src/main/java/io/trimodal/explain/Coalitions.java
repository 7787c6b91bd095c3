package io.trimodal.explain;

import io.trimodal.feature.Modality;
import io.trimodal.predict.Completeness;
import io.trimodal.predict.Fusion;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The coalitions of the modalities that were given, fused in one batch: eight rows for three modalities, of which each was embedded once.
 * A modality that was not given is the same in and out of a coalition and doubles no row.
 */
final class Coalitions {
    private final LoadedModel model;
    private final Subject subject;
    private final Map<Modality, float[]> whole;
    /** Number of the coalition in each row; ascending, so that the whole utterance is the last. */
    private final List<Integer> rows = new ArrayList<>();

    private final int given;

    /** @param whole embedded tokens {@code [tokens, width]} of all modalities as given */
    Coalitions(LoadedModel model, Subject subject, Map<Modality, float[]> whole) {
        this.model = model;
        this.subject = subject;
        this.whole = whole;
        given = ModalityShapley.coalition(java.util.Set.copyOf(subject.given()));
        for (int coalition = 0; coalition < ModalityShapley.COALITIONS; coalition++) {
            if ((coalition & ~given) == 0) {
                rows.add(coalition);
            }
        }
    }

    int count() {
        return rows.size();
    }

    /** The row of the whole utterance. */
    int wholeRow() {
        return rows.size() - 1;
    }

    /** Embedded tokens {@code [rows, tokens, width]} of all modalities. */
    Map<Modality, Tensor.Floats> batch() {
        int size = model.tokens() * model.width();
        Map<Modality, Tensor.Floats> batch = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            float[] absent = absent(modality);
            Tensor.Floats tokens = Tensor.floats(rows.size(), model.tokens(), model.width());
            for (int i = 0; i < rows.size(); i++) {
                boolean member = (rows.get(i) >> modality.ordinal() & 1) != 0;
                tokens.values().put(i * size, member ? whole.get(modality) : absent);
            }
            batch.put(modality, tokens);
        }
        return batch;
    }

    private float[] absent(Modality modality) {
        return modality == Modality.LANGUAGE && subject.pieces() > 0
                ? model.absentWords(subject.pieces())
                : model.absentEmbedding(modality);
    }

    ModalityShapley shapley(Fusion fusion) {
        double[] scores = new double[ModalityShapley.COALITIONS];
        for (int coalition = 0; coalition < scores.length; coalition++) {
            scores[coalition] = fusion.score()[rows.indexOf(coalition & given)];
        }
        return ModalityShapley.of(scores);
    }

    List<Coalition> all(Fusion fusion) {
        List<Coalition> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Completeness completeness = fusion.completeness(i);
            all.add(new Coalition(ModalityShapley.members(rows.get(i)), fusion.score()[i], completeness));
        }
        return all;
    }
}
