package io.trimodal.modeling.architecture;

import io.trimodal.modeling.tensor.Value;

/** The pre-norm residual blocks that every transformer of both projects is made of (MODEL-SPEC.md, section 1). */
public final class TransformerBlocks {
    private TransformerBlocks() {}

    /** Widths of the ordinary blocks. */
    public record Widths(int heads, int headWidth, int hidden) {}

    /** x + Attention(norm_q x, norm_k s, norm_v s); the residual is the un-normed x. */
    static Attention.Result attend(Scope block, Value x, Value source, Widths widths) {
        Attention.Result result = Attention.apply(
                block.at("fn"),
                Linear.norm(block.at("norm_q"), x),
                Linear.norm(block.at("norm_k"), source),
                Linear.norm(block.at("norm_v"), source),
                widths.heads(),
                widths.headWidth());
        return new Attention.Result(x.add(result.output()), result.weights());
    }

    /** x + W₂·GELU(W₁·norm x). */
    static Value feedForward(Scope block, Value x, Widths widths) {
        Value hidden = Linear.biased(block.at("fn", "net", 0), Linear.norm(block.at("norm"), x), widths.hidden());
        return x.add(Linear.biased(block.at("fn", "net", 3), hidden.gelu(), Linear.width(x)));
    }

    /** One self-attention layer: attention block, then feed-forward block. */
    static Value layer(Scope layer, Value x, Widths widths) {
        return feedForward(layer.at(1), attend(layer.at(0), x, x, widths).output(), widths);
    }
}
