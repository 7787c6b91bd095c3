package io.trimodal.modeling.architecture;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * ALMT: "Learning Language-guided Adaptive Hyper-modality Representation for Multimodal Sentiment Analysis" (arXiv
 * 2310.05804), as the published code computes it (MODEL-SPEC.md, section 2).
 */
final class Almt implements TrainableModel {
    private final ModelParts parts;
    private final Scope scope;
    private final Configuration configuration;
    private final Widths widths;

    Almt(ModelParts parts) {
        this.parts = parts;
        this.scope = parts.scope();
        this.configuration = parts.configuration();
        this.widths = parts.widths();
    }

    @Override
    public Configuration configuration() {
        return configuration;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Embedded embed(Modality modality, Value features) {
        return parts.embed(modality, features);
    }

    @Override
    public Fused fuse(Value language, Value audio, Value vision) {
        Configuration.Hyper size = configuration.hyper();
        int tokens = configuration.tokens();
        List<Value> scales = Transformer.hidden(
                scope.at("l_encoder"), language, new Transformer.Size(tokens, 0, size.depth() - 1), widths);
        Value start = scope.parameter("h_hyper", new Initial.Constant(1), 1, tokens, configuration.width());
        HyperModality.Result hyper = HyperModality.apply(
                scope.at("h_hyper_layer", "layers"), scales, audio, vision, start, size.heads(), size.headWidth());
        Value fusion = CrossTransformer.apply(
                scope.at("fusion_layer"), hyper.last(), scales.getLast(), configuration.fusionDepth(), widths);
        Value first = Embedding.drop(fusion.slice(1, 0, 1), 1);
        Value score = Embedding.drop(Linear.biased(scope.at("regression_layer", 0), first, 1), 1);
        return new Fused(
                score,
                HyperModality.Result.stack(hyper.alphas()),
                HyperModality.Result.stack(hyper.betas()),
                hyper.last(),
                Optional.empty(),
                hyper.intermediates(fusion));
    }

    /** Mean squared error to the label. */
    @Override
    public Objective objective(Batch batch) {
        Fused fused = fuse(
                embed(Modality.LANGUAGE, batch.input().language()).tokens(),
                embed(Modality.AUDIO, batch.input().audio()).tokens(),
                embed(Modality.VISION, batch.input().vision()).tokens());
        SequencedMap<String, Value> losses = new LinkedHashMap<>();
        losses.put("sentiment", Losses.meanSquaredError(fused.score(), batch.label()));
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("score", fused.score());
        return new Objective(losses.get("sentiment"), losses, outputs);
    }
}
