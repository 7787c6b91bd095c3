package io.trimodal.modeling.architecture;

import io.trimodal.modeling.architecture.TransformerBlocks.Widths;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;

/**
 * The attention block of an embedding's last layer, of which only the k token rows are used, without projecting the
 * frames to keys or values (shared-model/README.md, section 3; the exact same function as
 * {@link TransformerBlocks#attend}).
 *
 * <p>With x̂ the normalised rows before the affine part of the norms, and per head h and token i:
 *
 * <ol>
 *   <li>q'_hi = γ_k ⊙ (W_k,hᵀ q_hi) / √d_h. The part from β_k is the same for every position and cancels in the
 *       softmax.
 *   <li>context_hi = softmax(x̂·q'_hi)ᵀ·x̂.
 *   <li>M_h = W_o,h·W_v,h·diag(γ_v); out_i = Σ_h M_h·context_hi + W_o·W_v·β_v + b_o, as attention sums to 1.
 * </ol>
 *
 * <p>Per frame this costs 2·k·heads·width multiplications instead of the 4·width·heads·d_h of the projections and the
 * attention of every row to every row. Where the token rows are constants (depth 1), q' is one too, and is evaluated at
 * export.
 */
public final class FoldedAttention {
    private FoldedAttention() {}

    /**
     * @param tokens {@code [1 or batch, k, width]}
     * @param frames {@code [batch, n, width]}
     */
    static Embedding.Result apply(Scope block, Value tokens, Value frames, Widths widths) {
        int k = tokens.shape().dim(1).fixed();
        int width = Linear.width(frames);
        int heads = widths.heads();
        Dim batch = frames.shape().dim(0);
        Value queries = queries(block, tokens, width, widths);
        Value tokensHat = tokens.normalize(Linear.EPSILON);
        Value framesHat = frames.normalize(Linear.EPSILON);

        Value toTokens = queries.matmul(tokensHat.transpose()).expand(Shape.of(batch, Dim.of(k * heads), Dim.of(k)));
        Value toFrames = queries.matmul(framesHat.transpose());
        Value attention = frames.owner().concat(2, toTokens, toFrames).softmax();
        Value onTokens = attention.slice(2, 0, k);
        Value onFrames = attention.slice(2, Dim.of(k), attention.shape().dim(2));

        Value context = onTokens.matmul(tokensHat).add(onFrames.matmul(framesHat));
        Value output = context.reshape(batch, Dim.of(k), Dim.of(heads * width))
                .matmul(valuesToOutput(block, width, widths))
                .add(constantPart(block, width, widths));
        Dim n = frames.shape().dim(1);
        Value headMean = onFrames.reshape(batch, Dim.of(k), Dim.of(heads), n).mean(2);
        return new Embedding.Result(tokens.add(output), Embedding.drop(headMean, 2));
    }

    /** q' {@code [1 or batch, k·heads, width]}, rows ordered token-major so that a token's heads lie side by side. */
    private static Value queries(Scope block, Value tokens, int width, Widths widths) {
        int heads = widths.heads();
        Value normed = Linear.norm(block.at("norm_q"), tokens);
        Value q = Attention.split(Linear.unbiased(block.at("fn", "to_q"), normed, heads * widths.headWidth()), heads);
        Value keys = perHead(block, "to_k", width, widths)
                .mul(Linear.normScale(block.at("norm_k"), width))
                .mul(1 / Math.sqrt(widths.headWidth()));
        // The norm's bias has no influence here; naming it keeps the parameter in the model.
        Linear.normBias(block.at("norm_k"), width);
        Value folded = q.matmul(keys).transpose(0, 2, 1, 3);
        Dim rows = Dim.of(tokens.shape().dim(1).fixed() * heads);
        return folded.reshape(tokens.shape().dim(0), rows, Dim.of(width));
    }

    /** The M_hᵀ, one above the other: {@code [heads·width, width]}. */
    public static Value valuesToOutput(Scope block, int width, Widths widths) {
        int heads = widths.heads();
        Value values = perHead(block, "to_v", width, widths).mul(Linear.normScale(block.at("norm_v"), width));
        Value output = outputWeight(block, width, widths)
                .reshape(Dim.of(width), Dim.of(heads), Dim.of(widths.headWidth()))
                .transpose(1, 2, 0);
        return values.transpose().matmul(output).reshape(Dim.of(heads * width), Dim.of(width));
    }

    /** W_o·W_v·β_v + b_o, {@code [1, width]}. */
    public static Value constantPart(Scope block, int width, Widths widths) {
        int inner = widths.heads() * widths.headWidth();
        Value bias = Linear.normBias(block.at("norm_v"), width).reshape(Dim.of(1), Dim.of(width));
        Value values =
                bias.matmul(Linear.weight(block.at("fn", "to_v"), width, inner).transpose());
        return values.matmul(outputWeight(block, width, widths).transpose())
                .add(Linear.bias(block.at("fn", "to_out", 0), inner, width));
    }

    private static Value outputWeight(Scope block, int width, Widths widths) {
        return Linear.weight(block.at("fn", "to_out", 0), widths.heads() * widths.headWidth(), width);
    }

    /** A projection's weight as {@code [heads, d_h, width]}. */
    public static Value perHead(Scope block, String projection, int width, Widths widths) {
        return Linear.weight(block.at("fn", projection), width, widths.heads() * widths.headWidth())
                .reshape(Dim.of(widths.heads()), Dim.of(widths.headWidth()), Dim.of(width));
    }
}
