package io.trimodal.modeling.served;

import io.trimodal.modeling.architecture.Linear;
import io.trimodal.modeling.architecture.Scope;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Value;

/**
 * Linear layers that read a layer norm, with the norm's affine part folded into them: W·(γ ⊙ √width·u + β) + b =
 * (√width·W·diag(γ))·u + (W·β + b), both brackets constants at export.
 */
final class ServedLinear {
    private ServedLinear() {}

    /** √width·diag(γ)·Wᵀ, {@code [width, out]}. */
    static Value weight(Scope norm, Scope linear, int width, int out) {
        return Linear.weight(linear, width, out)
                .mul(Linear.normScale(norm, width))
                .mul(Math.sqrt(width))
                .transpose();
    }

    /** W·β, {@code [out]}. */
    static Value shift(Scope norm, Scope linear, int width, int out) {
        return row(Linear.normBias(norm, width))
                .matmul(Linear.weight(linear, width, out).transpose())
                .reshape(Dim.of(out));
    }

    /** The layer without a bias of its own, on unit rows. */
    static Value unbiased(Scope norm, Scope linear, Value unit, int out) {
        int width = Linear.width(unit);
        return unit.matmul(weight(norm, linear, width, out)).add(shift(norm, linear, width, out));
    }

    /** The layer with a bias of its own, on unit rows. */
    static Value biased(Scope norm, Scope linear, Value unit, int out) {
        int width = Linear.width(unit);
        Value bias = shift(norm, linear, width, out).add(Linear.bias(linear, width, out));
        return unit.matmul(weight(norm, linear, width, out)).add(bias);
    }

    /** A vector as a matrix of one row. */
    static Value row(Value vector) {
        return vector.reshape(Dim.of(1), vector.shape().dim(0));
    }
}
