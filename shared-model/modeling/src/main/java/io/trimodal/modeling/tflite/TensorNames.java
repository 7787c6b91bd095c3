package io.trimodal.modeling.tflite;

import io.trimodal.modeling.onnx.Attributes;
import io.trimodal.modeling.onnx.GraphWriter;
import io.trimodal.modeling.parameter.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each tensor of the source stands in the ONNX graph. TensorFlow Lite lays pictures out with the channels last,
 * ONNX's convolutions want them first: a picture stays with its channels first from one convolution to the next, and is
 * turned only where an operator needs the other layout.
 */
final class TensorNames {
    private static final List<Integer> TO_CHANNELS_FIRST = List.of(0, 3, 1, 2);
    private static final List<Integer> TO_CHANNELS_LAST = List.of(0, 2, 3, 1);

    private final TfliteModel model;
    private final GraphWriter graph;
    private final Map<Integer, Weights> constants = new HashMap<>();
    private final Map<Integer, String> asInSource = new HashMap<>();
    private final Map<Integer, String> channelsFirst = new HashMap<>();

    TensorNames(TfliteModel model, GraphWriter graph) {
        this.model = model;
        this.graph = graph;
    }

    boolean isChannelsFirst(int tensor) {
        return channelsFirst.containsKey(tensor);
    }

    boolean isConstant(int tensor) {
        return constants.containsKey(tensor) || model.tensor(tensor).isConstant();
    }

    /** Name of the tensor as the source lays it out. */
    String asInSource(int tensor) {
        String known = asInSource.get(tensor);
        if (known == null) {
            known = isConstant(tensor)
                    ? graph.weights("constant_of_" + tensor, constant(tensor))
                    : turned(channelsFirst, tensor, TO_CHANNELS_LAST);
            asInSource.put(tensor, known);
        }
        return known;
    }

    /** Name of the picture {@code [batch, channels, height, width]}. */
    String channelsFirst(int tensor) {
        String known = channelsFirst.get(tensor);
        if (known == null) {
            asInSource(tensor);
            known = turned(asInSource, tensor, TO_CHANNELS_FIRST);
            channelsFirst.put(tensor, known);
        }
        return known;
    }

    private String turned(Map<Integer, String> other, int tensor, List<Integer> order) {
        String name = other.get(tensor);
        if (name == null) {
            throw new InvalidTfliteException(
                    model.file(), "uses tensor " + model.tensor(tensor).name() + " before it is computed");
        }
        return graph.node("Transpose", List.of(name), Attributes.integers("perm", order));
    }

    void putAsInSource(int tensor, String name) {
        asInSource.put(tensor, name);
    }

    void putChannelsFirst(int tensor, String name) {
        channelsFirst.put(tensor, name);
    }

    void put(int tensor, String name, boolean isChannelsFirst) {
        (isChannelsFirst ? channelsFirst : asInSource).put(tensor, name);
    }

    void putConstant(int tensor, Weights weights) {
        constants.put(tensor, weights);
    }

    /** Elements of a constant. @throws InvalidTfliteException if it is none */
    Weights constant(int tensor) {
        Weights known = constants.get(tensor);
        return known == null ? TfliteConstants.floats(model.file(), model.tensor(tensor)) : known;
    }

    /** Elements of a constant of integers. @throws InvalidTfliteException if it is none */
    int[] integers(int tensor) {
        return TfliteConstants.integers(model.file(), model.tensor(tensor));
    }
}
