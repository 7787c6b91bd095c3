package io.trimodal.modeling.tflite;

import io.trimodal.modeling.onnx.Attributes;
import io.trimodal.modeling.onnx.GraphWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Operators that move, join, cut or sum up along axes: as the source lays them out, but for padding of pictures. */
final class Rearrangements {
    private final TfliteModel model;
    private final GraphWriter graph;
    private final TensorNames names;

    Rearrangements(TfliteModel model, GraphWriter graph, TensorNames names) {
        this.model = model;
        this.graph = graph;
        this.names = names;
    }

    /** Zeros around; constant {@code [rank, 2]} of how many before and after. */
    void pad(TfliteOperator operator) {
        int[] around = names.integers(operator.input(1));
        boolean channelsFirst = names.isChannelsFirst(operator.input(0));
        int[] axes = channelsFirst
                ? new int[] {0, 3, 1, 2}
                : java.util.stream.IntStream.range(0, around.length / 2).toArray();
        long[] pads = new long[around.length];
        for (int i = 0; i < axes.length; i++) {
            pads[i] = around[2 * axes[i]];
            pads[axes.length + i] = around[2 * axes[i] + 1];
        }
        String from = channelsFirst ? names.channelsFirst(operator.input(0)) : names.asInSource(operator.input(0));
        names.put(operator.output(), graph.node("Pad", List.of(from, graph.integers(pads))), channelsFirst);
    }

    void concatenation(TfliteOperator operator) {
        List<String> parts =
                Arrays.stream(operator.inputs()).mapToObj(names::asInSource).toList();
        String value = graph.node(
                "Concat", parts, Attributes.integer("axis", operator.options().int32(0)));
        value = Activations.apply(model, graph, value, operator.options().int8(1));
        names.putAsInSource(operator.output(), value);
    }

    /** To the shape that the result has in the source; a first dimension of 1 is the batch. */
    void reshape(TfliteOperator operator) {
        int[] to = model.tensor(operator.output()).shape();
        int[] from = model.tensor(operator.input(0)).shape();
        long[] target = Arrays.stream(to).asLongStream().toArray();
        if (to.length > 0 && from.length > 0 && to[0] == 1 && from[0] == 1) {
            target[0] = 0;
        }
        names.putAsInSource(
                operator.output(),
                graph.node("Reshape", List.of(names.asInSource(operator.input(0)), graph.integers(target))));
    }

    void transpose(TfliteOperator operator) {
        List<Integer> order =
                Arrays.stream(names.integers(operator.input(1))).boxed().toList();
        names.putAsInSource(
                operator.output(),
                graph.node(
                        "Transpose", List.of(names.asInSource(operator.input(0))), Attributes.integers("perm", order)));
    }

    /** Constant axes; whether they stay as dimensions of 1 is field 0 of the options. */
    void reduce(String onnx, TfliteOperator operator) {
        int[] axes = names.integers(operator.input(1));
        String from = names.asInSource(operator.input(0));
        var keep = Attributes.integer("keepdims", operator.options().int8(0));
        // Of the two, only the sum takes its axes as an input in operator set 17.
        String value = onnx.equals("ReduceSum")
                ? graph.node(onnx, List.of(from, graph.integers(longs(axes))), keep)
                : graph.node(
                        onnx,
                        List.of(from),
                        keep,
                        Attributes.integers("axes", Arrays.stream(axes).boxed().toList()));
        names.putAsInSource(operator.output(), value);
    }

    /** Constant begin, end and steps, and masks in the options: of begins and ends to ignore, of axes to drop. */
    void slice(TfliteOperator operator) {
        int[] begin = names.integers(operator.input(1));
        int[] end = names.integers(operator.input(2));
        int[] steps = names.integers(operator.input(3));
        OperatorOptions masks = operator.options();
        if (masks.int32(2) != 0 || masks.int32(3) != 0) {
            throw new InvalidTfliteException(model.file(), "has a STRIDED_SLICE with an ellipsis or new axes");
        }
        List<Integer> dropped = new ArrayList<>();
        long[] from = new long[begin.length];
        long[] to = new long[begin.length];
        for (int axis = 0; axis < begin.length; axis++) {
            from[axis] = isSet(masks.int32(0), axis) ? 0 : begin[axis];
            to[axis] = isSet(masks.int32(1), axis) ? Integer.MAX_VALUE : end[axis];
            if (isSet(masks.int32(4), axis)) {
                to[axis] = from[axis] + 1;
                dropped.add(axis);
            }
        }
        String value = graph.node(
                "Slice",
                List.of(
                        names.asInSource(operator.input(0)),
                        graph.integers(from),
                        graph.integers(to),
                        graph.integers(java.util.stream.LongStream.range(0, begin.length)
                                .toArray()),
                        graph.integers(longs(steps))));
        if (!dropped.isEmpty()) {
            long[] axes = dropped.stream().mapToLong(Integer::longValue).toArray();
            value = graph.node("Squeeze", List.of(value, graph.integers(axes)));
        }
        names.putAsInSource(operator.output(), value);
    }

    private static boolean isSet(int mask, int axis) {
        return (mask >> axis & 1) == 1;
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
