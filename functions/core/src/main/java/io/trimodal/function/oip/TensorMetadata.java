package io.trimodal.function.oip;

import io.trimodal.function.oip.tensor.Datatype;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the protocol says of an input or output.
 *
 * @param shape -1 where a length varies
 */
public record TensorMetadata(String name, Datatype datatype, List<Long> shape) {
    static TensorMetadata of(String name, Datatype datatype, long... shape) {
        return new TensorMetadata(name, datatype, Arrays.stream(shape).boxed().toList());
    }

    /**
     * Whether a tensor of that shape can be this one. A column {@code [batch, 1]} may also come as {@code [batch]}, and
     * the other way round.
     */
    public boolean takes(List<Long> given) {
        if (isColumn(shape) && isColumn(given)) {
            return true;
        }
        if (given.size() != shape.size()) {
            return false;
        }
        for (int i = 0; i < given.size(); i++) {
            if (shape.get(i) >= 0 && !shape.get(i).equals(given.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isColumn(List<Long> shape) {
        return shape.size() == 1 || shape.size() == 2 && shape.getLast() == 1;
    }

    /** For a reader: {@code audio FP32 [-1, -1, 5]}. */
    @Override
    public String toString() {
        return name + " " + datatype + " " + shape;
    }

    /** Several of them, for a reader. */
    public static String list(List<TensorMetadata> tensors) {
        return tensors.stream().map(TensorMetadata::toString).collect(Collectors.joining(", "));
    }
}
