package io.trimodal.modeling.tflite;

import io.trimodal.modeling.onnx.GraphWriter;
import io.trimodal.modeling.parameter.Weights;
import java.util.Arrays;
import java.util.List;

/** Operators that treat each element alone: they keep the layout that their operands have. */
final class Elementwise {
    private final TfliteModel model;
    private final GraphWriter graph;
    private final TensorNames names;

    Elementwise(TfliteModel model, GraphWriter graph, TensorNames names) {
        this.model = model;
        this.graph = graph;
        this.names = names;
    }

    void unary(String onnx, TfliteOperator operator) {
        put(operator, graph.node(onnx, List.of(operand(operator.input(0)))));
    }

    void reciprocalRoot(TfliteOperator operator) {
        String root = graph.node("Sqrt", List.of(operand(operator.input(0))));
        put(operator, graph.node("Reciprocal", List.of(root)));
    }

    void squaredDifference(TfliteOperator operator) {
        binary("Sub", operator, false);
        boolean channelsFirst = names.isChannelsFirst(operator.output());
        String difference =
                channelsFirst ? names.channelsFirst(operator.output()) : names.asInSource(operator.output());
        names.put(operator.output(), graph.node("Mul", List.of(difference, difference)), channelsFirst);
    }

    /** @param isActivated whether the operator has a fused activation in field 0 of its options */
    void binary(String onnx, TfliteOperator operator, boolean isActivated) {
        int a = operator.input(0);
        int b = operator.input(1);
        boolean channelsFirst = isPicture(a)
                && isPicture(b)
                && Arrays.equals(model.tensor(a).shape(), model.tensor(b).shape())
                && (names.isChannelsFirst(a) || names.isChannelsFirst(b));
        String value = channelsFirst
                ? graph.node(onnx, List.of(names.channelsFirst(a), names.channelsFirst(b)))
                : graph.node(onnx, List.of(names.asInSource(a), names.asInSource(b)));
        if (isActivated) {
            value = Activations.apply(model, graph, value, operator.options().int8(0));
        }
        names.put(operator.output(), value, channelsFirst);
    }

    /** A slope for each channel. */
    void prelu(TfliteOperator operator) {
        Weights slopes = names.constant(operator.input(1));
        int channels = model.tensor(operator.input(0)).shape()[3];
        if (slopes.values().length != channels) {
            throw new InvalidTfliteException(
                    model.file(),
                    "has a PRELU with slopes of shape " + Arrays.toString(slopes.shape())
                            + "; one for each channel is converted");
        }
        String slope =
                graph.weights("slopes_" + operator.output(), new Weights(new int[] {channels, 1, 1}, slopes.values()));
        names.putChannelsFirst(
                operator.output(), graph.node("PRelu", List.of(names.channelsFirst(operator.input(0)), slope)));
    }

    /** Weights of float16 become float32 here and now. */
    void dequantize(TfliteOperator operator) {
        names.putConstant(operator.output(), names.constant(operator.input(0)));
    }

    private boolean isPicture(int tensor) {
        return !names.isConstant(tensor) && model.tensor(tensor).rank() == 4;
    }

    private String operand(int tensor) {
        return names.isChannelsFirst(tensor) ? names.channelsFirst(tensor) : names.asInSource(tensor);
    }

    private void put(TfliteOperator operator, String value) {
        names.put(operator.output(), value, names.isChannelsFirst(operator.input(0)));
    }
}
