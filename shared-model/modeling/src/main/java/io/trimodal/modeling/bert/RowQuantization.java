package io.trimodal.modeling.bert;

import io.trimodal.modeling.parameter.Weights;

/**
 * A linear weight {@code [out, in]} as int8 with a scale for each row: the largest of a row is 127 steps.
 *
 * @param numbers whole, -127 to 127, of the weight's shape
 * @param scales {@code [out]}
 */
public record RowQuantization(Weights numbers, Weights scales) {
    private static final int MOST = 127;

    /** Rounds each weight to the nearest step of its row; a row of zeros has the scale 1. */
    public static RowQuantization of(Weights weight) {
        int rows = weight.shape()[0];
        int columns = weight.shape()[1];
        float[] numbers = new float[rows * columns];
        float[] scales = new float[rows];
        for (int row = 0; row < rows; row++) {
            float largest = 0;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                largest = Math.max(largest, Math.abs(weight.values()[i]));
            }
            scales[row] = largest == 0 ? 1 : largest / MOST;
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                numbers[i] = Math.clamp((float) Math.rint(weight.values()[i] / scales[row]), -MOST, MOST);
            }
        }
        return new RowQuantization(new Weights(weight.shape(), numbers), new Weights(new int[] {rows}, scales));
    }

    /** The weight again. */
    public Weights weight() {
        int columns = numbers.shape()[1];
        float[] values = new float[numbers.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.values()[i] * scales.values()[i / columns];
        }
        return new Weights(numbers.shape(), values);
    }
}
