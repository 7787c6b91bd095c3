package io.trimodal.modeling.served;

import io.trimodal.modeling.architecture.FoldedAttention;
import io.trimodal.modeling.architecture.Linear;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.architecture.TransformerBlocks;
import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Value;

/** {@link TransformerBlocks} as serving graphs compute them: the same functions, with norms shared and folded. */
final class ServedBlocks {
    private ServedBlocks() {}

    /**
     * x + Attention(norm_q x, norm_k s, norm_v s). Of the norms' shifts only the queries' is left inside: the keys'
     * adds the same to all scores of a query, which softmax ignores, and the values' passes through the attention
     * unchanged, as its weights sum to 1.
     *
     * @param x {@code [batch, n, width]}
     * @param unit x as unit rows
     * @param source the unit rows attended to, {@code [batch, m, width]}
     */
    static Value attend(Scope block, Value x, Value unit, Value source, Widths widths) {
        int width = Linear.width(x);
        int inner = widths.heads() * widths.headWidth();
        Scope fn = block.at("fn");
        Value queries = ServedLinear.unbiased(block.at("norm_q"), fn.at("to_q"), unit, inner);
        Value keys = source.matmul(ServedLinear.weight(block.at("norm_k"), fn.at("to_k"), width, inner));
        Value values = source.matmul(ServedLinear.weight(block.at("norm_v"), fn.at("to_v"), width, inner));
        Value output = Linear.unbiased(fn.at("to_out", 0), queries.attend(keys, values, widths.heads()), width);
        return x.add(
                output.add(FoldedAttention.constantPart(block, width, widths).reshape(Dim.of(width))));
    }

    /** x + W₂·GELU(W₁·norm x). */
    static Value feedForward(Scope block, Value x, Widths widths) {
        Scope net = block.at("fn", "net");
        Value hidden =
                ServedLinear.biased(block.at("norm"), net.at(0), UnitRows.of(x).rows(), widths.hidden());
        return x.add(Linear.biased(net.at(3), hidden.gelu(), Linear.width(x)));
    }

    /** One self-attention layer. */
    static Value layer(Scope layer, Value x, UnitRows unit, Widths widths) {
        Value rows = unit.rows();
        return feedForward(layer.at(1), attend(layer.at(0), x, rows, rows, widths), widths);
    }
}
