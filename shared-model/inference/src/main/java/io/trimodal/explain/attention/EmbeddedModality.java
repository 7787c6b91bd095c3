package io.trimodal.explain.attention;

import io.trimodal.explain.unit.Subject;
import io.trimodal.explain.unit.Work;
import io.trimodal.feature.Modality;
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
    /** All three, side by side; those that were not given cost nothing. */
    public static Map<Modality, EmbeddedModality> all(
            LoadedModel model, Subject subject, Work work, boolean attention) {
        List<Modality> given = subject.given();
        List<Callable<EmbeddedModality>> jobs = new ArrayList<>();
        given.forEach(modality -> jobs.add(() -> of(model, subject, modality, attention)));
        work.countEmbeddings(given.size());
        List<EmbeddedModality> results = work.all(jobs);
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

    private static EmbeddedModality of(LoadedModel model, Subject subject, Modality modality, boolean attention) {
        var inputs = List.of(subject.read().inputs().get(modality));
        if (!attention) {
            return new EmbeddedModality(floats(model.tokens(modality, inputs)), Optional.empty());
        }
        Embeddings embeddings = model.embed(modality, inputs);
        FrameAttention map =
                FrameAttention.of(floats(embeddings.attention()), model.tokens(), subject.positions(modality));
        return new EmbeddedModality(floats(embeddings.tokens()), Optional.of(map));
    }

    private static float[] floats(Tensor.Floats tensor) {
        float[] values = new float[tensor.values().limit()];
        tensor.values().get(0, values);
        return values;
    }
}
