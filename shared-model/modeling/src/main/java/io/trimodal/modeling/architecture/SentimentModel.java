package io.trimodal.modeling.architecture;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Value;
import java.util.Optional;
import java.util.SequencedMap;

/** One model as symbolic graphs, split where its three embeddings meet (shared-model/README.md, section 3). */
public sealed interface SentimentModel permits Almt, AlmtConcatenation, Lnln {
    /** The symbolic batch size. */
    Dim BATCH = Dim.symbol("batch");

    /** @param folded whether the last embedding layer is computed in the folded form; the function is the same */
    static SentimentModel of(Configuration configuration, boolean folded) {
        return of(configuration, folded ? Embedding.Form.FOLDED : Embedding.Form.PLAIN);
    }

    /**
     * The form that is served: the same function, computed as fast as ONNX Runtime can, not differentiable. It has
     * parameters of its own, which {@link OrthonormalBasis} computes from the published ones, and no intermediates.
     */
    static SentimentModel served(Configuration configuration) {
        return of(configuration, Embedding.Form.SERVED);
    }

    private static SentimentModel of(Configuration configuration, Embedding.Form form) {
        ModelParts parts = new ModelParts(new Scope(new Expressions()), configuration, form);
        return switch (configuration.architecture()) {
            case ALMT -> configuration.hyper().concatenated() ? new AlmtConcatenation(parts) : new Almt(parts);
            case LNLN -> new Lnln(parts);
        };
    }

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

    /** The training objective. */
    Objective objective(Batch batch);

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

    /** One modality triple, each {@code [batch, frames, dims]}. */
    record Triple(Value language, Value audio, Value vision) {
        Value of(Modality modality) {
            return switch (modality) {
                case LANGUAGE -> language;
                case AUDIO -> audio;
                case VISION -> vision;
            };
        }
    }

    /**
     * What a training step is fed.
     *
     * @param input what the model predicts from; for LNLN the incomplete input
     * @param complete the same utterances unharmed; ALMT does not look at it
     * @param label {@code [batch]}
     * @param completenessLabel {@code [batch]}, 1 − the nominal missing rate of language; ALMT does not look at it
     */
    record Batch(Triple input, Triple complete, Value label, Value completenessLabel) {}

    /**
     * @param total weighted sum, rank 0
     * @param losses each unweighted loss by name
     * @param outputs what the losses are computed from, by the names of the goldens; {@code score} among them
     */
    record Objective(Value total, SequencedMap<String, Value> losses, SequencedMap<String, Value> outputs) {}
}
