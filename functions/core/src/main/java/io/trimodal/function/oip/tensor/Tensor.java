package io.trimodal.function.oip.tensor;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A tensor with its name.
 *
 * @param shape its product is the number of values
 * @param frameRate frames a second of an input that has frames, samples a second of a waveform; empty where nobody said
 */
public record Tensor(String name, Datatype datatype, List<Long> shape, TensorValues values, OptionalDouble frameRate) {
    public Tensor(String name, Datatype datatype, List<Long> shape, TensorValues values) {
        this(name, datatype, shape, values, OptionalDouble.empty());
    }

    public Tensor {
        shape = List.copyOf(shape);
    }

    /** Length of the first dimension, over utterances; 1 for a scalar. */
    public int batch() {
        return shape.isEmpty() ? 1 : Math.toIntExact(shape.getFirst());
    }

    /** Elements per utterance. */
    public int stride() {
        return values.count() / Math.max(1, batch());
    }
}
