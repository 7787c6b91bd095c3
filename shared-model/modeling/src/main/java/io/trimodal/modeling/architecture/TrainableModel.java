package io.trimodal.modeling.architecture;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Value;
import java.util.SequencedMap;

/** A published model, which can be differentiated and trained. */
public sealed interface TrainableModel extends SentimentModel permits Almt, AlmtConcatenation, Lnln {
    /** @param folded whether the last embedding layer is computed in the folded form; the function is the same */
    static TrainableModel of(Configuration configuration, boolean folded) {
        Embedding.Form form = folded ? Embedding.Form.FOLDED : Embedding.Form.PLAIN;
        ModelParts parts = new ModelParts(new Scope(new Expressions()), configuration, form);
        return switch (configuration.architecture()) {
            case ALMT -> configuration.hyper().concatenated() ? new AlmtConcatenation(parts) : new Almt(parts);
            case LNLN -> new Lnln(parts);
        };
    }

    /** The training objective. */
    Objective objective(Batch batch);

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
