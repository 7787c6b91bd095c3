package io.trimodal.explain.shapley;

import io.trimodal.erasure.Coalition;
import io.trimodal.erasure.Coalitions;
import io.trimodal.feature.Modality;
import io.trimodal.predict.Fusion;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The coalitions of the modalities that were given: eight for three modalities, of which each was embedded once. A
 * modality outside a coalition is absent exactly as in predict, and one that was not given is the same in and out of it
 * and doubles no coalition. Each is fused alone, as an utterance that is sent alone is: ONNX Runtime multiplies a
 * matrix of one row in another order than one of several, and so a score from a batch of LNLN's can differ in its last
 * bits.
 */
public final class CoalitionScores {
    private final LoadedModel model;
    private final Map<Modality, float[]> whole;
    /** Numbers of the coalitions; ascending, so that the whole utterance is the last. */
    private final List<Integer> numbers = new ArrayList<>();

    private final int given;

    /**
     * @param given modalities that were given
     * @param whole embedded tokens {@code [tokens, width]} of all modalities as given
     */
    public CoalitionScores(LoadedModel model, List<Modality> given, Map<Modality, float[]> whole) {
        this.model = model;
        this.whole = whole;
        this.given = Coalitions.number(Set.copyOf(given));
        for (int coalition = 0; coalition < Coalitions.COUNT; coalition++) {
            if ((coalition & ~this.given) == 0) {
                numbers.add(coalition);
            }
        }
    }

    public int count() {
        return numbers.size();
    }

    /** The whole utterance's place among them. */
    public int last() {
        return numbers.size() - 1;
    }

    /** Embedded tokens {@code [1, tokens, width]} of all modalities. @param index of the coalition */
    public Map<Modality, Tensor.Floats> tokens(int index) {
        Map<Modality, Tensor.Floats> tokens = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            boolean member = (numbers.get(index) >> modality.ordinal() & 1) != 0;
            float[] embedded = member ? whole.get(modality) : model.absentEmbedding(modality);
            tokens.put(modality, Tensor.of(new long[] {1, model.tokens(), model.width()}, embedded));
        }
        return tokens;
    }

    /** @param fusions of one row each, in order */
    public ModalityShapley shapley(List<Fusion> fusions) {
        double[] scores = new double[Coalitions.COUNT];
        for (int coalition = 0; coalition < scores.length; coalition++) {
            scores[coalition] = fusions.get(numbers.indexOf(coalition & given)).score()[0];
        }
        return ModalityShapley.of(scores);
    }

    /** @param fusions of one row each, in order */
    public List<Coalition> all(List<Fusion> fusions) {
        List<Coalition> all = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            Fusion fusion = fusions.get(i);
            all.add(new Coalition(Coalitions.members(numbers.get(i)), fusion.score()[0], fusion.completeness(0)));
        }
        return all;
    }
}
