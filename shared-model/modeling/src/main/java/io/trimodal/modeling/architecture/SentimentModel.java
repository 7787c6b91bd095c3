package io.trimodal.modeling.architecture;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Value;
import java.util.Optional;
import java.util.SequencedMap;

/** One model as symbolic graphs, split where its three embeddings meet (shared-model/README.md, section 3). */
public interface SentimentModel {
    /** The symbolic batch size. */
    Dim BATCH = Dim.symbol("batch");

    /** What the names of the parameters of a modality's first linear layer begin with. */
    static String projection(Modality modality) {
        return Embedding.name(modality) + ".0.";
    }

    Configuration configuration();

    Scope scope();

    /**
     * A modality's embedding.
     *
     * @param features {@code [batch, frames, dims]}, frames at most the configured number
     */
    Embedded embed(Modality modality, Value features);

    /** From three embeddings, each {@code [batch, tokens, width]}, to the score. */
    Fused fuse(Value language, Value audio, Value vision);

    /**
     * @param tokens {@code [batch, tokens, width]}, the paper's H_m^1
     * @param attention {@code [batch, tokens, frames]}
     */
    record Embedded(Value tokens, Value attention) {}

    /**
     * @param score {@code [batch]}
     * @param alpha {@code [batch, layers, heads, tokens, tokens]}, language→audio
     * @param beta the same for language→vision
     * @param hyper {@code [batch, tokens, width]}
     * @param completeness {@code [batch]}, LNLN only
     * @param intermediates states inside, by the names of the goldens, for comparison with the published code
     */
    record Fused(
            Value score,
            Value alpha,
            Value beta,
            Value hyper,
            Optional<Value> completeness,
            SequencedMap<String, Value> intermediates) {}
}
