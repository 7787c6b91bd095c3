package io.trimodal.robustness;

import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares attention maps {@code [layers, heads, rows, columns]} with those of row 0 of a first batch. Not thread-safe.
 */
final class MapTally {
    private final int layers;
    private final int heads;
    private final int rows;
    private final int columns;
    private final float[] before;
    private final double[] sums;
    private final double[] moved;
    private int count;

    /** @param first {@code [batch, layers, heads, rows, columns]} */
    MapTally(Tensor.Floats first) {
        layers = (int) first.shape()[1];
        heads = (int) first.shape()[2];
        rows = (int) first.shape()[3];
        columns = (int) first.shape()[4];
        before = maps(first, 0);
        sums = new double[before.length];
        moved = new double[layers];
    }

    /** @param row of the batch */
    void add(Tensor.Floats batch, int row) {
        float[] after = maps(batch, row);
        int size = after.length / layers;
        for (int i = 0; i < after.length; i++) {
            sums[i] += after[i];
            moved[i / size] += Math.abs(after[i] - before[i]) / (double) size;
        }
        count++;
    }

    /** One per layer. */
    List<NoiseCheck.MapShift> result() {
        List<NoiseCheck.MapShift> shifts = new ArrayList<>();
        double[] whole = new double[before.length];
        double[] disturbed = new double[before.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = before[i];
            disturbed[i] = sums[i] / count;
        }
        for (int layer = 0; layer < layers; layer++) {
            shifts.add(
                    new NoiseCheck.MapShift(moved[layer] / count, headMean(whole, layer), headMean(disturbed, layer)));
        }
        return shifts;
    }

    private List<List<Double>> headMean(double[] maps, int layer) {
        List<List<Double>> mean = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<Double> line = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                for (int head = 0; head < heads; head++) {
                    sum += maps[((layer * heads + head) * rows + row) * columns + column];
                }
                line.add(sum / heads);
            }
            mean.add(line);
        }
        return mean;
    }

    private float[] maps(Tensor.Floats batch, int row) {
        float[] values = new float[layers * heads * rows * columns];
        batch.values().get(row * values.length, values);
        return values;
    }
}
