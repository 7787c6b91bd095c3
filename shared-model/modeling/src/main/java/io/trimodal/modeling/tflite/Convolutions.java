package io.trimodal.modeling.tflite;

import io.trimodal.modeling.onnx.Attributes;
import io.trimodal.modeling.onnx.GraphWriter;
import io.trimodal.modeling.parameter.Weights;
import java.util.ArrayList;
import java.util.List;

/** Convolutions and pooling: pictures with their channels first, windows padded as TensorFlow pads them. */
final class Convolutions {
    private static final int SAME = 0;

    private final TfliteModel model;
    private final GraphWriter graph;
    private final TensorNames names;

    Convolutions(TfliteModel model, GraphWriter graph, TensorNames names) {
        this.model = model;
        this.graph = graph;
        this.names = names;
    }

    /** Weights {@code [out, height, width, in]}. */
    void convolution(TfliteOperator operator) {
        Weights weights = names.constant(operator.input(1));
        int[] from = weights.shape();
        Weights turned = turned(weights, new int[] {from[0], from[3], from[1], from[2]}, 0, 3, 1, 2);
        Window window = new Window(
                from[1],
                from[2],
                operator.options().int32(2),
                operator.options().int32(1),
                dilation(operator, 5),
                dilation(operator, 4));
        convolution(operator, turned, 1, window, operator.options().int8(3));
    }

    /** Weights {@code [1, height, width, out]}: each channel has its own. */
    void depthwise(TfliteOperator operator) {
        Weights weights = names.constant(operator.input(1));
        int[] from = weights.shape();
        Weights turned = turned(weights, new int[] {from[3], 1, from[1], from[2]}, 3, 0, 1, 2);
        Window window = new Window(
                from[1],
                from[2],
                operator.options().int32(2),
                operator.options().int32(1),
                dilation(operator, 6),
                dilation(operator, 5));
        int channels = model.tensor(operator.input(0)).shape()[3];
        convolution(operator, turned, channels, window, operator.options().int8(4));
    }

    private void convolution(TfliteOperator operator, Weights weights, int groups, Window window, int activation) {
        List<String> inputs = new ArrayList<>();
        inputs.add(names.channelsFirst(operator.input(0)));
        inputs.add(graph.weights("weights_" + operator.output(), weights));
        if (operator.has(2)) {
            inputs.add(graph.weights("bias_" + operator.output(), names.constant(operator.input(2))));
        }
        String value = graph.node(
                "Conv",
                inputs,
                Attributes.integers("kernel_shape", window.size()),
                Attributes.integers("strides", window.strides()),
                Attributes.integers("dilations", window.dilations()),
                Attributes.integers("pads", pads(operator, window)),
                Attributes.integer("group", groups));
        names.putChannelsFirst(operator.output(), Activations.apply(model, graph, value, activation));
    }

    void maxPool(TfliteOperator operator) {
        OperatorOptions options = operator.options();
        Window window = new Window(options.int32(4), options.int32(3), options.int32(2), options.int32(1), 1, 1);
        String value = graph.node(
                "MaxPool",
                List.of(names.channelsFirst(operator.input(0))),
                Attributes.integers("kernel_shape", window.size()),
                Attributes.integers("strides", window.strides()),
                Attributes.integers("pads", pads(operator, window)));
        names.putChannelsFirst(operator.output(), Activations.apply(model, graph, value, options.int8(5)));
    }

    private List<Integer> pads(TfliteOperator operator, Window window) {
        int[] shape = model.tensor(operator.input(0)).shape();
        return operator.options().int8(0) == SAME ? window.same(shape[1], shape[2]) : List.of(0, 0, 0, 0);
    }

    private static int dilation(TfliteOperator operator, int field) {
        return Math.max(1, operator.options().int32(field));
    }

    /** @param order which axis of the source each axis of the result is */
    private static Weights turned(Weights weights, int[] shape, int... order) {
        int[] from = weights.shape();
        float[] values = new float[weights.values().length];
        int[] at = new int[4];
        int next = 0;
        for (int a = 0; a < shape[0]; a++) {
            for (int b = 0; b < shape[1]; b++) {
                for (int c = 0; c < shape[2]; c++) {
                    for (int d = 0; d < shape[3]; d++) {
                        at[order[0]] = a;
                        at[order[1]] = b;
                        at[order[2]] = c;
                        at[order[3]] = d;
                        values[next++] =
                                weights.values()[((at[0] * from[1] + at[1]) * from[2] + at[2]) * from[3] + at[3]];
                    }
                }
            }
        }
        return new Weights(shape, values);
    }
}
