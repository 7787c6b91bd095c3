package io.trimodal.function.request;

import io.trimodal.feature.Features;
import java.util.Arrays;

/** Rows of numbers on their way in, in one array that doubles as it fills: no boxes, and no array per row. */
final class FloatRows {
    private float[] values = new float[256];
    private int count;
    private int rows;
    private int dims;

    void add(float value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    /** Ends a row, the first of which decides how long all of them are; returns its length. */
    int endRow() {
        int length = count - rows * dims;
        rows++;
        if (rows == 1) {
            dims = length;
        }
        return length;
    }

    /** Values so far of the row that has not ended. */
    int inRow() {
        return count - rows * dims;
    }

    int rows() {
        return rows;
    }

    /** Length of the first row. */
    int dims() {
        return dims;
    }

    /** All rows, as row-major {@code [frames, dims]}. */
    Features toFeatures() {
        return new Features(rows, dims, count == values.length ? values : Arrays.copyOf(values, count));
    }
}
