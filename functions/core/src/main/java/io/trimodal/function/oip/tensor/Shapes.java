package io.trimodal.function.oip.tensor;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic of shapes. */
public final class Shapes {
    private Shapes() {}

    /**
     * How many elements a tensor of this shape has.
     *
     * @throws io.trimodal.function.problem.MalformedRequestException if a length is negative, or they are more than an
     *     array holds
     */
    public static int count(String input, List<Long> shape) {
        long count = 1;
        for (long length : shape) {
            if (length < 0) {
                throw TensorErrors.malformed(input, "has the shape " + shape + "; no length may be negative");
            }
            count = length > Integer.MAX_VALUE ? Long.MAX_VALUE : count * length; // below 2^62, as both are below 2^31
            if (count > Integer.MAX_VALUE) {
                throw TensorErrors.malformed(input, "has the shape " + shape + ", which is of too many elements");
            }
        }
        return (int) count;
    }

    /** The indices of an element, such as {@code [0, 12, 3]}. @param flat index in row-major order */
    public static List<Long> indices(List<Long> shape, int flat) {
        List<Long> indices = new ArrayList<>();
        long rest = flat;
        for (long length : shape.reversed()) {
            long step = Math.max(1, length);
            indices.addFirst(rest % step);
            rest /= step;
        }
        return indices;
    }
}
