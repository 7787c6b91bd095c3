package io.trimodal.modeling.served;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.Embedding;
import io.trimodal.modeling.architecture.Initial;
import io.trimodal.modeling.architecture.Linear;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.architecture.Transformer;
import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * ALMT as it is served: the published function without what the score does not depend on. Of the fusion only position 0
 * is computed, which needs no target.
 */
record ServedAlmt(Scope scope, Configuration configuration) implements SentimentModel {
    @Override
    public Embedded embed(Modality modality, Value features) {
        return ServedEmbedding.of(scope, configuration, modality, features);
    }

    @Override
    public Fused fuse(Value language, Value audio, Value vision) {
        Widths widths = configuration.blocks().widths();
        Configuration.Hyper size = configuration.hyper();
        int tokens = configuration.tokens();
        List<Value> scales = ServedTransformer.hidden(
                scope.at("l_encoder"), language, new Transformer.Size(tokens, 0, size.depth() - 1), widths);
        Value start = scope.parameter("h_hyper", new Initial.Constant(1), 1, tokens, configuration.width());
        ServedHyperModality.Result hyper = ServedHyperModality.apply(
                scope.at("h_hyper_layer", "layers"), scales, audio, vision, start, size.heads(), size.headWidth());
        Value first = new ServedCrossTransformer(scope.at("fusion_layer"), configuration.fusionDepth(), widths)
                .first(hyper.last());
        Value score = Linear.biased(scope.at("regression_layer", 0), Embedding.drop(first, 1), 1);
        return new Fused(
                Embedding.drop(score, 1),
                hyper.alpha(),
                hyper.beta(),
                hyper.last(),
                Optional.empty(),
                new LinkedHashMap<>());
    }
}
