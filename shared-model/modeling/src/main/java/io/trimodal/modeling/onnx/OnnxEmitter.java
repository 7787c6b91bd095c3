package io.trimodal.modeling.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Operation;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Writes values of the language as one ONNX model: operator set 17 (the first with LayerNormalization), IR version 8,
 * symbolic dimension names. Constants are stored inside; parameters for which no constant is given become inputs of the
 * graph.
 */
public final class OnnxEmitter {
    static final int OPERATOR_SET = 17;
    static final int IR_VERSION = 8;

    private OnnxEmitter() {}

    /**
     * @param name of the graph
     * @param inputs all inputs in the order wanted; one that no output needs is kept, as part of the contract
     * @param outputs names and values
     * @param constants values to store rather than compute
     */
    public static ModelProto emit(
            String name,
            List<Value> inputs,
            SequencedMap<String, Value> outputs,
            Map<Value, Weights> constants,
            ElementType type) {
        List<Value> reached = reach(outputs.values(), constants.keySet());
        List<Value> fed = new ArrayList<>(inputs);
        for (Value value : reached) {
            switch (value.operation()) {
                case Operation.Parameter _ when !constants.containsKey(value) -> fed.add(value);
                case Operation.Input(String input, boolean _)
                when !inputs.contains(value) ->
                    throw new IllegalArgumentException("graph " + name + " needs the input " + input);
                default -> {}
            }
        }
        GraphProto.Builder graph = GraphProto.newBuilder().setName(name);
        Initializers initializers = new Initializers(graph, type);
        NodeList nodes = new NodeList(graph);
        NodeEmitter emitter = new NodeEmitter(nodes, initializers, new RuntimeDims(nodes, initializers, fed), type);
        Map<Value, String> names = new HashMap<>();
        for (Value value : fed) {
            names.put(value, inputName(value));
            graph.addInput(valueInfo(inputName(value), value, type));
        }
        for (Value value : reached) {
            Weights constant = constants.get(value);
            if (constant != null) {
                names.put(value, initializers.add(constantName(value), constant));
            } else if (!names.containsKey(value)) {
                names.put(
                        value,
                        emitter.emit(
                                value, value.inputs().stream().map(names::get).toList()));
            }
        }
        outputs.forEach((output, value) -> {
            nodes.add(output, "Identity", List.of(names.get(value)), List.of());
            graph.addOutput(valueInfo(output, value, type));
        });
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("trimodal")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
                .setGraph(graph);
        if (nodes.hasContributed()) {
            model.addOpsetImport(OperatorSetIdProto.newBuilder()
                    .setDomain(NodeList.CONTRIBUTED)
                    .setVersion(1));
        }
        return model.build();
    }

    /** All that the outputs are computed from, inputs before consumers; what lies behind a constant is left out. */
    static List<Value> reach(Collection<Value> outputs, Set<Value> constants) {
        Set<Value> reached = new HashSet<>();
        Deque<Value> stack = new ArrayDeque<>(outputs);
        while (!stack.isEmpty()) {
            Value value = stack.pop();
            if (reached.add(value) && !constants.contains(value)) {
                stack.addAll(value.inputs());
            }
        }
        return reached.stream().sorted(Comparator.comparingInt(Value::id)).toList();
    }

    static String inputName(Value value) {
        return switch (value.operation()) {
            case Operation.Input(String name, boolean _) -> name;
            case Operation.Parameter(String name) -> name;
            default -> throw new IllegalArgumentException(value + " cannot be an input of a graph");
        };
    }

    private static String constantName(Value value) {
        return value.operation() instanceof Operation.Parameter(String name) ? name : "folded_" + value.id();
    }

    private static ValueInfoProto valueInfo(String name, Value value, ElementType type) {
        boolean integer = value.operation() instanceof Operation.Input(String _, boolean isInteger) && isInteger;
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(integer ? TensorProto.DataType.INT64.getNumber() : type.onnx())
                                .setShape(shape(value.shape()))))
                .build();
    }

    private static TensorShapeProto shape(Shape shape) {
        TensorShapeProto.Builder result = TensorShapeProto.newBuilder();
        for (Dim dim : shape.dims()) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            result.addDim(dim.isFixed() ? dimension.setDimValue(dim.fixed()) : dimension.setDimParam(dim.toString()));
        }
        return result.build();
    }
}
