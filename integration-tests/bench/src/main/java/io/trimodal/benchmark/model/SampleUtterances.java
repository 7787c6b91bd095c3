package io.trimodal.benchmark.model;

import io.trimodal.feature.Features;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Utterance;
import io.trimodal.model.FeatureContract;
import io.trimodal.modeling.parameter.FormulaWeights;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Utterances with features of all modalities, at the full length of a model's contract; always the same values, in [-1,
 * 1).
 */
public final class SampleUtterances {
    private SampleUtterances() {}

    public static List<Utterance> of(Map<Modality, FeatureContract> contracts, int count) {
        return IntStream.range(0, count).mapToObj(i -> utterance(contracts, i)).toList();
    }

    private static Utterance utterance(Map<Modality, FeatureContract> contracts, int index) {
        String id = "utterance-" + index;
        return new Utterance(
                id,
                features(id, Modality.LANGUAGE, contracts),
                features(id, Modality.AUDIO, contracts),
                features(id, Modality.VISION, contracts));
    }

    private static Features features(String id, Modality modality, Map<Modality, FeatureContract> contracts) {
        FeatureContract contract = contracts.get(modality);
        // Rank 3 gives values between -1 and 1 whatever the name.
        float[] values = FormulaWeights.of(id + "." + modality.key(), 1, contract.frames(), contract.dims())
                .values();
        return new Features(contract.frames(), contract.dims(), values);
    }
}
