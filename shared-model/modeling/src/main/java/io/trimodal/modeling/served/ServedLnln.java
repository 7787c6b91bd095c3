package io.trimodal.modeling.served;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.Embedding;
import io.trimodal.modeling.architecture.Initial;
import io.trimodal.modeling.architecture.LanguageCorrection;
import io.trimodal.modeling.architecture.LanguageCorrection.Corrected;
import io.trimodal.modeling.architecture.Linear;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.architecture.SentimentModel;
import io.trimodal.modeling.architecture.Transformer;
import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** LNLN as it is served: the published function, without position 0 of the fusion, which the score does not read. */
record ServedLnln(Scope scope, Configuration configuration) implements SentimentModel {
    @Override
    public Embedded embed(Modality modality, Value features) {
        return ServedEmbedding.of(scope, configuration, modality, features);
    }

    @Override
    public Fused fuse(Value language, Value audio, Value vision) {
        Widths widths = configuration.blocks().widths();
        Corrected corrected =
                new LanguageCorrection(scope, configuration, ServedTransformer::tokens).of(language, audio, vision);
        Scope dmml = scope.at("dmml");
        Configuration.Hyper size = configuration.hyper();
        int tokens = configuration.tokens();
        List<Value> scales = ServedTransformer.hidden(
                dmml.at(0), corrected.language(), new Transformer.Size(tokens, 0, size.depth() - 1), widths);
        Value start = scope.parameter("h_hyper", new Initial.Constant(1), 1, tokens, configuration.width());
        ServedHyperModality.Result hyper = ServedHyperModality.apply(
                dmml.at(1, "layers"), scales, audio, vision, start, size.heads(), size.headWidth());
        Value fusion = new ServedCrossTransformer(dmml.at(2), configuration.fusionDepth(), widths)
                .others(hyper.last(), scales.getLast());
        Value pooled = Embedding.drop(fusion.mean(1), 1);
        return new Fused(
                Embedding.drop(Linear.biased(dmml.at(3), pooled, 1), 1),
                hyper.alpha(),
                hyper.beta(),
                hyper.last(),
                Optional.of(corrected.completeness()),
                new LinkedHashMap<>());
    }
}
