package io.trimodal.modeling.served;

import io.trimodal.modeling.architecture.Linear;
import io.trimodal.modeling.tensor.Value;

/**
 * Layer normalisation in serving graphs, without its affine part and up to a factor: u = c / √(|c|² + width·ε) with c =
 * x − mean(x), so that x̂ = √width·u. The factor and the affine part go into the weights that read u (see
 * {@link ServedLinear}). Written out, as ONNX Runtime's LayerNormalization takes about 7 ns per element on a CPU, more
 * than twice what these operators take together; and where several norms read the same rows, they share u.
 *
 * @param centred c, {@code [batch, n, width]}
 * @param length √(|c|² + width·ε), {@code [batch, n, 1]}
 */
record UnitRows(Value centred, Value length) {
    static UnitRows of(Value x) {
        return ofCentred(x.sub(x.mean(-1)));
    }

    /** @param centred rows whose mean is already 0 */
    static UnitRows ofCentred(Value centred) {
        return new UnitRows(
                centred,
                centred.sumOfSquares(-1)
                        .add(Linear.width(centred) * Linear.EPSILON)
                        .sqrt());
    }

    /** u. */
    Value rows() {
        return centred.div(length);
    }

    /** 1 / length. */
    Value inverse() {
        return length.reciprocal();
    }
}
