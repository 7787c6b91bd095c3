package io.trimodal.modeling.frontend;

import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Value;
import java.util.Map;

/** Matrices that a formula gives. */
final class Constants {
    /** The element in a row and a column. */
    @FunctionalInterface
    interface Formula {
        double at(int row, int column);
    }

    private Constants() {}

    /**
     * A matrix by name; computed in float64 and rounded once.
     *
     * @param weights takes its elements
     */
    static Value of(
            Expressions expressions,
            Map<String, Weights> weights,
            String name,
            int rows,
            int columns,
            Formula formula) {
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = (float) formula.at(row, column);
            }
        }
        weights.put(name, new Weights(new int[] {rows, columns}, values));
        return expressions.parameter(name, rows, columns);
    }
}
