package io.trimodal.modeling.architecture;

import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Value;

/** Multi-head attention without mask or dropout (MODEL-SPEC.md, section 1). */
public final class Attention {
    private Attention() {}

    /**
     * @param output {@code [batch, queries, width]}
     * @param weights {@code [batch, heads, queries, keys]}
     */
    public record Result(Value output, Value weights) {}

    /**
     * The ordinary attention of both projects: to_q, to_k, to_v without bias, to_out with bias.
     *
     * @param fn scope of the published module {@code fn}
     * @param q {@code [batch, queries, width]}, already normed
     * @param k {@code [batch, keys, width]}, already normed
     * @param v likewise
     */
    static Result apply(Scope fn, Value q, Value k, Value v, int heads, int headWidth) {
        int inner = heads * headWidth;
        Value queries = split(Linear.unbiased(fn.at("to_q"), q, inner), heads);
        Value keys = split(Linear.unbiased(fn.at("to_k"), k, inner), heads);
        Value values = split(Linear.unbiased(fn.at("to_v"), v, inner), heads);
        Value weights = weights(queries, keys, headWidth);
        return new Result(Linear.biased(fn.at("to_out", 0), join(weights.matmul(values)), Linear.width(q)), weights);
    }

    /** softmax(Q·Kᵀ / √d_h) over the keys. */
    static Value weights(Value queries, Value keys, int headWidth) {
        return queries.mul(1 / Math.sqrt(headWidth)).matmul(keys.transpose()).softmax();
    }

    /** {@code [batch, n, heads·width]} to {@code [batch, heads, n, width]}; the inner axis is head-major. */
    public static Value split(Value x, int heads) {
        return x.reshape(x.shape().dim(0), x.shape().dim(1), Dim.of(heads), Dim.of(Linear.width(x) / heads))
                .transpose(0, 2, 1, 3);
    }

    /** The inverse of {@link #split}. */
    public static Value join(Value x) {
        int inner = x.shape().dim(1).fixed() * Linear.width(x);
        return x.transpose(0, 2, 1, 3).reshape(x.shape().dim(0), x.shape().dim(2), Dim.of(inner));
    }
}
