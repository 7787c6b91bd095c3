package io.trimodal.modeling.parameter;

import java.util.Arrays;

/**
 * The values of one named parameter: float32, row-major, of the given shape (PyTorch's {@code [out, in]} for linear
 * weights). The array is not copied.
 */
public record Weights(int[] shape, float[] values) {
    public Weights {
        if (elements(shape) != values.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " does not hold " + values.length + " values");
        }
    }

    public static int elements(int... shape) {
        int count = 1;
        for (int dim : shape) {
            count = Math.multiplyExact(count, dim);
        }
        return count;
    }
}
