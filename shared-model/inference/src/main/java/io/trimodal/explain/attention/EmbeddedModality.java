package io.trimodal.explain.attention;

import io.trimodal.erasure.SliceRunner;
import io.trimodal.feature.Modality;
import io.trimodal.feature.ModelInput;
import io.trimodal.predict.Embeddings;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * One modality of the whole utterance after its embedding.
 *
 * @param tokens {@code [tokens, width]}
 * @param attention onto its frames; empty if it was not asked for or the modality not given
 */
public record EmbeddedModality(float[] tokens, Optional<FrameAttention> attention) {
    /**
     * All three, side by side; those that were not given cost nothing.
     *
     * @param inputs of those that were given, after any text encoder
     */
    public static Map<Modality, EmbeddedModality> all(
            LoadedModel model, Map<Modality, ModelInput> inputs, SliceRunner runner, boolean attention) {
        List<Modality> given = List.copyOf(inputs.keySet());
        List<Callable<EmbeddedModality>> jobs = new ArrayList<>();
        given.forEach(modality -> jobs.add(() -> of(model, modality, inputs.get(modality), attention)));
        runner.countEmbeddings(given.size());
        List<EmbeddedModality> results = runner.all(jobs);
        Map<Modality, EmbeddedModality> all = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            all.put(
                    modality,
                    given.contains(modality)
                            ? results.get(given.indexOf(modality))
                            : new EmbeddedModality(model.absentEmbedding(modality), Optional.empty()));
        }
        return all;
    }

    private static EmbeddedModality of(LoadedModel model, Modality modality, ModelInput input, boolean attention) {
        List<ModelInput> inputs = List.of(input);
        if (!attention) {
            return new EmbeddedModality(floats(model.tokens(modality, inputs)), Optional.empty());
        }
        Embeddings embeddings = model.embed(modality, inputs);
        FrameAttention map = FrameAttention.of(
                floats(embeddings.attention()),
                model.tokens(),
                Math.min(input.positions(), model.contract(modality).frames()));
        return new EmbeddedModality(floats(embeddings.tokens()), Optional.of(map));
    }

    private static float[] floats(Tensor.Floats tensor) {
        float[] values = new float[tensor.values().limit()];
        tensor.values().get(0, values);
        return values;
    }
}
