package io.trimodal.modeling.architecture;

import io.trimodal.modeling.tensor.Value;

/** Linear layers and layer norms, with PyTorch's names, layouts and initial values. */
public final class Linear {
    public static final double EPSILON = 1e-5;

    private Linear() {}

    /** y = x·Wᵀ + b with weight {@code [out, in]} and bias {@code [out]}. */
    public static Value biased(Scope scope, Value x, int out) {
        return unbiased(scope, x, out).add(bias(scope, width(x), out));
    }

    /** y = x·Wᵀ with weight {@code [out, in]}. */
    public static Value unbiased(Scope scope, Value x, int out) {
        return x.matmul(weight(scope, width(x), out).transpose());
    }

    public static Value weight(Scope scope, int in, int out) {
        return scope.parameter("weight", new Initial.Uniform(1 / Math.sqrt(in)), out, in);
    }

    public static Value bias(Scope scope, int in, int out) {
        return scope.parameter("bias", new Initial.Uniform(1 / Math.sqrt(in)), out);
    }

    static Value norm(Scope scope, Value x) {
        return x.layerNormalization(normScale(scope, width(x)), normBias(scope, width(x)), EPSILON);
    }

    public static Value normScale(Scope scope, int width) {
        return scope.parameter("weight", new Initial.Constant(1), width);
    }

    public static Value normBias(Scope scope, int width) {
        return scope.parameter("bias", new Initial.Constant(0), width);
    }

    public static int width(Value x) {
        return x.shape().dim(-1).fixed();
    }
}
