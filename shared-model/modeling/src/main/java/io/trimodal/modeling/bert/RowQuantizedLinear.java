package io.trimodal.modeling.bert;

import io.trimodal.modeling.onnx.Attributes;
import io.trimodal.modeling.onnx.GraphWriter;
import io.trimodal.modeling.parameter.Weights;
import java.util.List;
import java.util.Map;

/**
 * Products of int8 in a graph: rows of activations, each with a scale of its own, by weights with a scale per output.
 */
final class RowQuantizedLinear {
    private static final int STEPS = 127;

    /** Activations are stored as uint8 around this, as the kernels of x86 want them. */
    private static final int ZERO = 128;

    /** Below what a GELU never goes: its least value is -0.16997. */
    private static final double GELU_DEPTH = 0.17;

    private final GraphWriter graph;
    private String zeros = "";

    RowQuantizedLinear(GraphWriter graph) {
        this.graph = graph;
    }

    /**
     * Quantised activations.
     *
     * @param numbers {@code [rows, width]} uint8
     * @param scales {@code [rows, 1]}
     */
    record Rows(String numbers, String scales) {}

    /** To be called once, before {@link #quantize}. @param state any activations, for the number of rows */
    void begin(String state) {
        String rows = graph.node("Shape", List.of(state), Attributes.integer("start", 0), Attributes.integer("end", 1));
        zeros = graph.node("Expand", List.of(graph.unsignedByte(ZERO), rows));
    }

    /** @param x {@code [rows, width]}; a row of zeros alone has no scale, and no norm gives one */
    Rows quantize(String x) {
        return quantize(x, largest(graph.node("Abs", List.of(x))));
    }

    /** The same of what GELU gave, where one pass less tells the largest absolute value. */
    Rows quantizeGelu(String x) {
        return quantize(x, graph.node("Max", List.of(largest(x), graph.number(GELU_DEPTH))));
    }

    private String largest(String x) {
        return graph.node(
                "ReduceMax", List.of(x), Attributes.integers("axes", List.of(1)), Attributes.integer("keepdims", 0));
    }

    private Rows quantize(String x, String largest) {
        String scales = graph.node("Mul", List.of(largest, graph.number(1.0 / STEPS)));
        String numbers = graph.node("QuantizeLinear", List.of(x, scales, zeros), Attributes.integer("axis", 0));
        return new Rows(numbers, graph.node("Unsqueeze", List.of(scales, graph.integers(1))));
    }

    /** Rows of a table, which is kept as int8, at the given ids. */
    String rows(String name, Map<String, Weights> weights, String ids) {
        RowQuantization table = RowQuantization.of(weights.get(name + ".weight"));
        String numbers = graph.node("Gather", List.of(graph.bytes(name + ".weight", table.numbers()), ids));
        String scales = graph.node("Gather", List.of(graph.weights(name + ".scale", table.scales()), ids));
        return graph.node(
                "Mul",
                List.of(
                        graph.node("Cast", List.of(numbers), Attributes.integer("to", 1)),
                        graph.node("Unsqueeze", List.of(scales, graph.integers(2)))));
    }

    /** x·Wᵀ, {@code [rows, out]}. @param weight {@code [out, in]} */
    String apply(String name, Rows rows, Weights weight) {
        RowQuantization quantized = RowQuantization.of(weight);
        String product = graph.contributed(
                "MatMulIntegerToFloat",
                List.of(
                        rows.numbers(),
                        graph.bytes(name + ".weight", transposed(quantized.numbers())),
                        graph.number(1),
                        graph.weights(name + ".scale", quantized.scales()),
                        graph.unsignedByte(ZERO)));
        return graph.node("Mul", List.of(product, rows.scales()));
    }

    private static Weights transposed(Weights weights) {
        int rows = weights.shape()[0];
        int columns = weights.shape()[1];
        float[] values = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                values[j * rows + i] = weights.values()[i * columns + j];
            }
        }
        return new Weights(new int[] {columns, rows}, values);
    }
}
