package io.trimodal.modeling.dataset;

import io.trimodal.binary.ElementFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * An array {@code [rows, ...]} in a file, of which some rows at a time are read. It may be larger than a Java array:
 * MOSEI's training audio, {@code [16326, 500, 74]} float32, has 2.4 GB. Thread-safe.
 */
final class RowArray {
    private final int[] shape;
    private final ElementFormat format;
    private final ByteOrder order;
    private final boolean fortranOrder;
    private final FileBytes bytes;
    private final int rowElements;

    /**
     * @param fortranOrder whether the first axis varies fastest
     * @throws IllegalArgumentException with a message whose subject is the array, if it has no first axis, a row is
     *     larger than an array can be, or the bytes are not as many as the shape needs
     */
    RowArray(int[] shape, ElementFormat format, ByteOrder order, boolean fortranOrder, FileBytes bytes) {
        this.shape = shape.clone();
        this.format = format;
        this.order = order;
        this.fortranOrder = fortranOrder && shape.length > 1;
        this.bytes = bytes;
        if (shape.length == 0) {
            throw new IllegalArgumentException("is a single number");
        }
        long elements = 1;
        int row = 1;
        try {
            for (int i = 0; i < shape.length; i++) {
                if (shape[i] < 0) {
                    throw new IllegalArgumentException("has a negative size");
                }
                elements = Math.multiplyExact(elements, (long) shape[i]);
                row = i == 0 ? 1 : Math.multiplyExact(row, shape[i]);
            }
            elements = Math.multiplyExact(elements, (long) format.width());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("has a shape that no file can fill", e);
        }
        if (elements != bytes.length()) {
            throw new IllegalArgumentException(
                    "has a shape and type that need " + elements + " bytes, but there are " + bytes.length());
        }
        this.rowElements = row;
    }

    int[] shape() {
        return shape.clone();
    }

    int rows() {
        return shape[0];
    }

    /** Numbers in one row. */
    int rowElements() {
        return rowElements;
    }

    /** NumPy's name of the type. */
    String typeName() {
        String name = format.name().toLowerCase(Locale.ROOT);
        return switch (name.charAt(0)) {
            case 'f' -> "float" + name.substring(1);
            case 'i' -> "int" + name.substring(1);
            case 'u' -> "uint" + name.substring(1);
            default -> name;
        };
    }

    /**
     * Rows {@code [from, from + count)}, row-major, rounded to float32 where they are wider, as the published loaders
     * do.
     */
    float[] floats(int from, int count) {
        int elements = Math.multiplyExact(count, rowElements);
        if (!fortranOrder) {
            return decode((long) from * rowElements, elements);
        }
        float[] values = new float[elements];
        int[] rest = new int[shape.length - 1];
        for (int column = 0; column < rowElements; column++) {
            // The rows lie side by side for each place within a row.
            float[] place = decode((long) column * shape[0] + from, count);
            int index = 0;
            for (int axis = 0; axis < rest.length; axis++) {
                index = index * shape[axis + 1] + rest[axis];
            }
            for (int row = 0; row < count; row++) {
                values[row * rowElements + index] = place[row];
            }
            for (int axis = 0; axis < rest.length && ++rest[axis] == shape[axis + 1]; axis++) {
                rest[axis] = 0;
            }
        }
        return values;
    }

    /** @param start in elements as stored */
    private float[] decode(long start, int count) {
        long width = format.width();
        try (InputStream in = bytes.stream(start * width, count * width)) {
            // The decoder's buffer is for long streams; a few numbers are read in one piece.
            return count * width <= 4096
                    ? format.floats(new ByteArrayInputStream(in.readAllBytes()), count, order)
                    : format.floats(in, count, order);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the data set", e);
        }
    }
}
