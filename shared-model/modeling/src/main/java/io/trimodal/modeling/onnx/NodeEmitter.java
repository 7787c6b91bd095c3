package io.trimodal.modeling.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Operation;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;
import java.util.List;

/** One operation of the language as ONNX nodes. */
final class NodeEmitter {
    private final NodeList nodes;
    private final Initializers initializers;
    private final RuntimeDims dims;
    private final ElementType type;

    NodeEmitter(NodeList nodes, Initializers initializers, RuntimeDims dims, ElementType type) {
        this.nodes = nodes;
        this.initializers = initializers;
        this.dims = dims;
        this.type = type;
    }

    /** Appends the nodes that compute the value and returns the name of its result. */
    String emit(Value value, List<String> inputs) {
        Shape shape = value.shape();
        return switch (value.operation()) {
            case Operation.Input _, Operation.Parameter _ ->
                throw new IllegalArgumentException(value + " is fed, not computed");
            case Operation.Filled(double number) -> filled(number, shape);
            case Operation.Binary(var kind) -> nodes.add(binary(kind), inputs, List.of());
            case Operation.Unary(var kind) -> nodes.add(unary(kind), inputs, List.of());
            case Operation.LeakyRelu(double slope) ->
                nodes.add("LeakyRelu", inputs, List.of(Attributes.number("alpha", slope)));
            case Operation.LeakyReluSlope(double slope) -> leakyReluSlope(inputs.getFirst(), slope);
            case Operation.MatMul _ -> nodes.add("MatMul", inputs, List.of());
            case Operation.Transpose(var order) ->
                nodes.add("Transpose", inputs, List.of(Attributes.integers("perm", order)));
            case Operation.Reshape _ ->
                nodes.add(
                        "Reshape",
                        List.of(
                                inputs.getFirst(),
                                dims.reshapeTarget(value.input(0).shape(), shape)),
                        List.of());
            case Operation.Expand _ -> nodes.add("Expand", List.of(inputs.getFirst(), dims.shape(shape)), List.of());
            case Operation.Concat(int axis) -> nodes.add("Concat", inputs, List.of(axis(axis)));
            case Operation.Slice(int axis, Dim start, Dim end) ->
                nodes.add(
                        "Slice",
                        List.of(inputs.getFirst(), dims.vector(start), dims.vector(end), initializers.integers(axis)),
                        List.of());
            case Operation.Pad(int axis, Dim before, Dim after) ->
                nodes.add("Pad", List.of(inputs.getFirst(), pads(shape.rank(), axis, before, after)), List.of());
            case Operation.Softmax _ -> nodes.add("Softmax", inputs, List.of(axis(-1)));
            case Operation.LogSoftmax _ -> nodes.add("LogSoftmax", inputs, List.of(axis(-1)));
            case Operation.LayerNormalization(double epsilon) ->
                nodes.add("LayerNormalization", inputs, List.of(axis(-1), Attributes.number("epsilon", epsilon)));
            case Operation.Reduce(var kind, var axes) -> reduce(kind, axes, inputs.getFirst());
            case Operation.Gather _ -> nodes.add("Gather", inputs, List.of(axis(0)));
            case Operation.ToFloat _ -> nodes.add("Cast", inputs, List.of(Attributes.integer("to", type.onnx())));
            case Operation.MultiHeadAttention(int heads) ->
                nodes.addContributed("MultiHeadAttention", inputs, List.of(Attributes.integer("num_heads", heads)));
            case Operation.GradientReversal _ -> inputs.getFirst();
        };
    }

    private String filled(double number, Shape shape) {
        if (shape.isFixed()) {
            return initializers.filled(number, shape.fixed());
        }
        String scalar = initializers.filled(number, new int[0]);
        return nodes.add("Expand", List.of(scalar, dims.shape(shape)), List.of());
    }

    private String leakyReluSlope(String x, double slope) {
        String above = nodes.add("Greater", List.of(x, initializers.filled(0, new int[0])), List.of());
        return nodes.add(
                "Where",
                List.of(above, initializers.filled(1, new int[0]), initializers.filled(slope, new int[0])),
                List.of());
    }

    private String pads(int rank, int axis, Dim before, Dim after) {
        Dim[] pads = new Dim[2 * rank];
        java.util.Arrays.fill(pads, Dim.of(0));
        pads[axis] = before;
        pads[rank + axis] = after;
        return dims.shape(Shape.of(pads));
    }

    private String reduce(Operation.ReduceKind kind, List<Integer> axes, String x) {
        // Operator set 17 takes the axes of a sum as an input and those of the others as an attribute.
        return switch (kind) {
            case SUM -> {
                String along = initializers.integers(
                        axes.stream().mapToLong(Integer::longValue).toArray());
                yield nodes.add("ReduceSum", List.of(x, along), List.of());
            }
            case SUM_OF_SQUARES -> nodes.add("ReduceSumSquare", List.of(x), List.of(Attributes.integers("axes", axes)));
            case MEAN -> nodes.add("ReduceMean", List.of(x), List.of(Attributes.integers("axes", axes)));
            case MAX -> nodes.add("ReduceMax", List.of(x), List.of(Attributes.integers("axes", axes)));
        };
    }

    private static AttributeProto axis(int axis) {
        return Attributes.integer("axis", axis);
    }

    private static String binary(Operation.BinaryKind kind) {
        return switch (kind) {
            case ADD -> "Add";
            case SUB -> "Sub";
            case MUL -> "Mul";
            case DIV -> "Div";
            case MAX -> "Max";
        };
    }

    private static String unary(Operation.UnaryKind kind) {
        return switch (kind) {
            case EXP -> "Exp";
            case LOG -> "Log";
            case SQRT -> "Sqrt";
            case RECIPROCAL -> "Reciprocal";
            case ERF -> "Erf";
            case SIGMOID -> "Sigmoid";
        };
    }
}
