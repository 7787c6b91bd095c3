package io.trimodal.modeling.architecture;

import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;

/**
 * What comes before the fusion in LNLN: language is checked for completeness and mended with a proxy made from audio
 * and vision (MODEL-SPEC.md, section 3).
 *
 * @param gathering how transformers with learned tokens are computed
 */
public record LanguageCorrection(Scope scope, Configuration configuration, Gathering gathering) {
    static final double SLOPE = 0.1;

    /** {@link Transformer#tokens}, or another form of it. */
    @FunctionalInterface
    public interface Gathering {
        Value tokens(Scope scope, Value x, Transformer.Size size, Widths widths);
    }

    /**
     * @param language c, which leads the fusion
     * @param completeness {@code [batch]}
     * @param forDiscriminator the same numbers as {@code language}; the gradients on the way back can differ
     */
    public record Corrected(Value language, Value completeness, Value forDiscriminator) {}

    /**
     * c = (1 − w)·p + w·h_l. The reversal negates every gradient that reaches the generator of p, the sentiment loss's
     * included, as in the published code; or, where the configuration says so, the discriminator's alone.
     */
    public Corrected of(Value language, Value audio, Value vision) {
        Value w = completeness(language);
        Value proxy = proxy(audio, vision);
        Value against = mix(w, proxy.reverseGradient(), language);
        boolean all = configuration.lnln().losses().sentimentReversed();
        return new Corrected(all ? against : mix(w, proxy, language), w, against);
    }

    private static Value mix(Value completeness, Value proxy, Value language) {
        Value weight = completeness.reshape(completeness.shape().dim(0), Dim.of(1), Dim.of(1));
        return weight.negate().add(1).mul(proxy).add(weight.mul(language));
    }

    /** w {@code [batch]}: one learned token reads the language tokens. */
    private Value completeness(Value language) {
        Scope check = scope.at("completeness_check");
        Transformer.Size size = new Transformer.Size(
                configuration.tokens(), 1, configuration.lnln().completenessDepth());
        Value token = Embedding.drop(tokens(check.at(0), language, size), 1);
        Value hidden = Linear.biased(check.at(1, 0), token, configuration.lnln().hidden());
        return Embedding.drop(
                Linear.biased(check.at(1, 2), hidden.leakyRelu(SLOPE), 1).sigmoid(), 1);
    }

    /** p: what the generator's own tokens (not the h_p slots) gather from [h_p; audio; vision]. */
    private Value proxy(Value audio, Value vision) {
        int tokens = configuration.tokens();
        int width = configuration.width();
        Value start = scope.parameter("h_p", new Initial.Constant(1), 1, tokens, width)
                .expand(Shape.of(audio.shape().dim(0), Dim.of(tokens), Dim.of(width)));
        Transformer.Size size =
                new Transformer.Size(3 * tokens, tokens, configuration.lnln().proxyDepth());
        Value rows = scope.expressions().concat(1, start, audio, vision);
        return tokens(scope.at("proxy_dominate_modality_generator"), rows, size);
    }

    private Value tokens(Scope transformer, Value x, Transformer.Size size) {
        return gathering.tokens(transformer, x, size, configuration.blocks().widths());
    }
}
