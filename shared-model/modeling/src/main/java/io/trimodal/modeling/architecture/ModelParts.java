package io.trimodal.modeling.architecture;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.SentimentModel.Embedded;
import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Value;

/**
 * What ALMT and LNLN have in common: where their parameters are named, their numbers, and their embeddings, which
 * differ in depth alone.
 */
record ModelParts(Scope scope, Configuration configuration, Embedding.Form form) {
    Widths widths() {
        return configuration.blocks().widths();
    }

    /** H_m^1 = the token rows of E_m([H_m^0; W_m x_m]). */
    Embedded embed(Modality modality, Value features) {
        Embedding.Result result = Embedding.apply(
                scope.at(Embedding.name(modality)),
                features,
                new Transformer.Size(
                        configuration.input(modality).frames(), configuration.tokens(), configuration.embeddingDepth()),
                configuration.width(),
                widths(),
                form);
        return new Embedded(result.tokens(), result.attention());
    }
}
