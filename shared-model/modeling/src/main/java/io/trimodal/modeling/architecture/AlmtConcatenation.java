package io.trimodal.modeling.architecture;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * ALMT without adaptive hyper-modality learning, as in the ablation of its paper: the fusion's source is not the
 * hyper-modality but the tokens of language (high scale), audio and vision, concatenated. All else is {@link Almt}'s.
 * It is trained and evaluated for comparison and cannot be served, as there is no alpha or beta.
 */
final class AlmtConcatenation implements TrainableModel {
    private final ModelParts parts;
    private final Scope scope;
    private final Configuration configuration;
    private final Widths widths;

    AlmtConcatenation(ModelParts parts) {
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

    /** Alpha, beta and hyper stand for what is not there: the concatenated tokens are given in their place. */
    @Override
    public Fused fuse(Value language, Value audio, Value vision) {
        Transformer.Size size = new Transformer.Size(
                configuration.tokens(), 0, configuration.hyper().depth() - 1);
        List<Value> scales = Transformer.hidden(scope.at("l_encoder"), language, size, widths);
        Value source = scope.expressions().concat(1, scales.getLast(), audio, vision);
        Value fusion = CrossTransformer.apply(
                scope.at("fusion_layer"), source, scales.getLast(), configuration.fusionDepth(), widths);
        Value first = Embedding.drop(fusion.slice(1, 0, 1), 1);
        Value score = Embedding.drop(Linear.biased(scope.at("regression_layer", 0), first, 1), 1);
        return new Fused(score, source, source, source, Optional.empty(), new LinkedHashMap<>());
    }

    /** Mean squared error to the label. */
    @Override
    public Objective objective(Batch batch) {
        Value score = fuse(
                        embed(Modality.LANGUAGE, batch.input().language()).tokens(),
                        embed(Modality.AUDIO, batch.input().audio()).tokens(),
                        embed(Modality.VISION, batch.input().vision()).tokens())
                .score();
        SequencedMap<String, Value> losses = new LinkedHashMap<>();
        losses.put("sentiment", Losses.meanSquaredError(score, batch.label()));
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("score", score);
        return new Objective(losses.get("sentiment"), losses, outputs);
    }
}
