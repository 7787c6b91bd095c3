package io.trimodal.modeling.architecture;

import io.trimodal.feature.Modality;
import io.trimodal.modeling.architecture.LanguageCorrection.Corrected;
import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * LNLN: "Towards Robust Multimodal Sentiment Analysis with Incomplete Data" (arXiv 2409.20012), as the published code
 * computes it (MODEL-SPEC.md, section 3). Language is checked for completeness and mended with a proxy made from audio
 * and vision before it leads the fusion.
 */
final class Lnln implements TrainableModel {
    private static final double SLOPE = LanguageCorrection.SLOPE;

    private final ModelParts parts;
    private final Scope scope;
    private final Configuration configuration;
    private final Widths widths;
    private final LanguageCorrection correction;

    Lnln(ModelParts parts) {
        this.parts = parts;
        this.scope = parts.scope();
        this.configuration = parts.configuration();
        this.widths = parts.widths();
        this.correction = new LanguageCorrection(scope, configuration, Transformer::tokens);
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
        return fuse(correction.of(language, audio, vision), audio, vision);
    }

    /**
     * L = α·L_cc + β·L_adv + γ·L_rec + σ·L_sp. Prediction, completeness and proxy come from the incomplete input; the
     * targets of the reconstruction are embeddings of the complete one, by the same weights and not detached.
     */
    @Override
    public Objective objective(Batch batch) {
        Value hL = embed(Modality.LANGUAGE, batch.input().language()).tokens();
        Value hA = embed(Modality.AUDIO, batch.input().audio()).tokens();
        Value hV = embed(Modality.VISION, batch.input().vision()).tokens();
        Value completeL = embed(Modality.LANGUAGE, batch.complete().language()).tokens();
        Value completeA = embed(Modality.AUDIO, batch.complete().audio()).tokens();
        Value completeV = embed(Modality.VISION, batch.complete().vision()).tokens();
        Corrected corrected = correction.of(hL, hA, hV);
        Fused fused = fuse(corrected, hA, hV);

        Value reconstruction =
                scope.expressions().concat(1, reconstruct(0, hA), reconstruct(1, hV), reconstruct(2, hL));
        Value complete = scope.expressions().concat(1, completeA, completeV, completeL);
        Value correctedLogits = discriminate(corrected.forDiscriminator());
        Value completeLogits = discriminate(completeL);

        SequencedMap<String, Value> losses = new LinkedHashMap<>();
        losses.put("completeness", Losses.meanSquaredError(corrected.completeness(), batch.completenessLabel()));
        // Both halves hold the same number of tokens, so the mean over all of them is the mean of two means.
        losses.put(
                "adversarial",
                Losses.crossEntropy(correctedLogits, 1)
                        .add(Losses.crossEntropy(completeLogits, 0))
                        .mul(0.5));
        losses.put("reconstruction", Losses.meanSquaredError(reconstruction, complete));
        losses.put("sentiment", Losses.meanSquaredError(fused.score(), batch.label()));
        Configuration.LossWeights weight = configuration.lnln().losses();
        Value total = losses.get("completeness")
                .mul(weight.completeness())
                .add(losses.get("adversarial").mul(weight.adversarial()))
                .add(losses.get("reconstruction").mul(weight.reconstruction()))
                .add(losses.get("sentiment").mul(weight.sentiment()));
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("score", fused.score());
        outputs.put("completeness", corrected.completeness());
        outputs.put("discriminator_corrected", correctedLogits);
        outputs.put("discriminator_complete", completeLogits);
        outputs.put("reconstruction", reconstruction);
        outputs.put("complete", complete);
        return new Objective(total, losses, outputs);
    }

    private Fused fuse(Corrected corrected, Value audio, Value vision) {
        Scope dmml = scope.at("dmml");
        Configuration.Hyper size = configuration.hyper();
        int tokens = configuration.tokens();
        List<Value> scales = Transformer.hidden(
                dmml.at(0), corrected.language(), new Transformer.Size(tokens, 0, size.depth() - 1), widths);
        Value start = scope.parameter("h_hyper", new Initial.Constant(1), 1, tokens, configuration.width());
        HyperModality.Result hyper =
                HyperModality.apply(dmml.at(1, "layers"), scales, audio, vision, start, size.heads(), size.headWidth());
        Value fusion =
                CrossTransformer.apply(dmml.at(2), hyper.last(), scales.getLast(), configuration.fusionDepth(), widths);
        // Unlike ALMT, position 0 is dropped and the others are averaged.
        Value pooled = Embedding.drop(fusion.slice(1, 1, tokens + 1).mean(1), 1);
        Value score = Embedding.drop(Linear.biased(dmml.at(3), pooled, 1), 1);
        return new Fused(
                score,
                HyperModality.Result.stack(hyper.alphas()),
                HyperModality.Result.stack(hyper.betas()),
                hyper.last(),
                Optional.of(corrected.completeness()),
                hyper.intermediates(fusion));
    }

    private Value reconstruct(int index, Value tokens) {
        Transformer.Size size = new Transformer.Size(
                configuration.tokens(), 0, configuration.lnln().reconstructionDepth());
        return Transformer.apply(scope.at("reconstructor", index), tokens, size, widths);
    }

    /** Logits {@code [batch, tokens, 2]}: class 1 is corrected language, class 0 complete language. */
    private Value discriminate(Value tokens) {
        Scope discriminator = scope.at("effective_discriminator");
        Value hidden =
                Linear.biased(discriminator.at(0), tokens, configuration.lnln().hidden());
        return Linear.biased(discriminator.at(2), hidden.leakyRelu(SLOPE), 2);
    }
}
