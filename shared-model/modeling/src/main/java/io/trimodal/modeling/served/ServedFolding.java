package io.trimodal.modeling.served;

import io.trimodal.modeling.architecture.Embedding;
import io.trimodal.modeling.architecture.FoldedAttention;
import io.trimodal.modeling.architecture.Linear;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Value;

/**
 * {@link FoldedAttention} as serving graphs compute it: on unit rows, and with the query projection folded into the
 * keys' too. With A_h = diag(γ_q)·W_q,hᵀ·W_k,h·diag(γ_k), the folded queries of all heads are one product u·[A_1 …
 * A_heads], already in the order in which the scores need them.
 */
final class ServedFolding {
    private ServedFolding() {}

    /**
     * @param tokens the rows that attend, {@code [1 or batch, k, width]}
     * @param unit the same as unit rows
     * @param rows what they attend to, themselves included
     */
    static Result apply(Scope block, Value tokens, Value unit, AttendedRows rows, Widths widths) {
        int k = tokens.shape().dim(1).fixed();
        int width = Linear.width(tokens);
        int heads = widths.heads();
        Value attention = rows.scores(queries(block, unit, width, widths)).softmax();
        Value output = FoldedAttention.valuesToOutput(block, width, widths).mul(Math.sqrt(width));
        Value gathered = rows.gather(attention, output, heads)
                .add(tokens.add(FoldedAttention.constantPart(block, width, widths)));
        Value headMean = attention
                .reshape(attention.shape().dim(0), Dim.of(k), Dim.of(heads), rows.count())
                .mean(2);
        return new Result(gathered, Embedding.drop(headMean, 2));
    }

    /**
     * @param tokens {@code [batch, k, width]}
     * @param attention head-mean onto all rows, {@code [batch, k, count]}
     */
    record Result(Value tokens, Value attention) {}

    /** {@code [1 or batch, k·heads, width]}, rows ordered token-major. */
    private static Value queries(Scope block, Value unit, int width, Widths widths) {
        int heads = widths.heads();
        Value folded = FoldedAttention.perHead(block, "to_q", width, widths)
                .transpose()
                .matmul(FoldedAttention.perHead(block, "to_k", width, widths)
                        .mul(Linear.normScale(block.at("norm_k"), width)))
                .transpose(1, 0, 2)
                .reshape(Dim.of(width), Dim.of(heads * width))
                .mul(Math.sqrt((double) width / widths.headWidth()));
        Value scale = Linear.normScale(block.at("norm_q"), width).mul(Math.sqrt(width));
        Value shift = ServedLinear.row(Linear.normBias(block.at("norm_q"), width));
        return unit.matmul(folded.mul(scale.reshape(Dim.of(width), Dim.of(1))))
                .add(shift.matmul(folded))
                .reshape(unit.shape().dim(0), Dim.of(unit.shape().dim(1).fixed() * heads), Dim.of(width));
    }
}
