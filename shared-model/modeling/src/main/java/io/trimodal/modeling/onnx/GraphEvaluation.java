package io.trimodal.modeling.onnx;

import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Operation;
import io.trimodal.modeling.tensor.Value;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Runs values of the language in ONNX Runtime. */
public final class GraphEvaluation {
    private GraphEvaluation() {}

    /**
     * Evaluates in float32.
     *
     * @param outputs names and values wanted
     * @param weights every parameter that they depend on
     * @param feeds tensors for the inputs, by name; an input that no output needs may be missing
     */
    public static Map<String, Tensor> run(
            SequencedMap<String, Value> outputs, Map<String, Weights> weights, Map<String, Tensor> feeds) {
        Map<Value, Weights> constants = new HashMap<>();
        List<Value> inputs = new ArrayList<>();
        for (Value value : OnnxEmitter.reach(outputs.values(), java.util.Set.of())) {
            switch (value.operation()) {
                case Operation.Parameter(String name) -> constants.put(value, ConstantFolding.require(weights, name));
                case Operation.Input _ -> inputs.add(value);
                default -> {}
            }
        }
        Map<String, Tensor> used = new HashMap<>(feeds);
        used.keySet().retainAll(inputs.stream().map(OnnxEmitter::inputName).toList());
        byte[] model = OnnxEmitter.emit("evaluation", inputs, outputs, constants, ElementType.FLOAT)
                .toByteArray();
        try (Graph graph = Graphs.load("evaluation", model)) {
            return graph.run(used, List.copyOf(outputs.keySet()));
        }
    }

    /** Evaluates what depends on parameters alone, in float64, rounded to float32 at the end. */
    static Map<Value, Weights> constants(Collection<Value> values, Map<String, Weights> weights) {
        if (values.isEmpty()) {
            return Map.of();
        }
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        values.forEach(value -> outputs.put("folded_" + value.id() + "_out", value));
        Map<Value, Weights> stored = new HashMap<>();
        for (Value value : OnnxEmitter.reach(values, java.util.Set.of())) {
            if (value.operation() instanceof Operation.Parameter(String name)) {
                stored.put(value, ConstantFolding.require(weights, name));
            }
        }
        byte[] model = OnnxEmitter.emit("constants", List.of(), outputs, stored, ElementType.DOUBLE)
                .toByteArray();
        Map<Value, Weights> result = new HashMap<>();
        try (Graph graph = Graphs.load("constants", model)) {
            Map<String, Tensor> computed = graph.run(Map.of(), List.copyOf(outputs.keySet()));
            outputs.forEach((name, value) -> result.put(value, rounded(computed.get(name))));
        }
        return result;
    }

    private static Weights rounded(Tensor tensor) {
        int[] shape = new int[tensor.shape().length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Math.toIntExact(tensor.shape()[i]);
        }
        float[] values = new float[Weights.elements(shape)];
        switch (tensor) {
            case Tensor.Doubles doubles -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) doubles.values().get(i);
                }
            }
            case Tensor.Floats floats -> floats.values().get(0, values);
            case Tensor.Longs _ -> throw new IllegalArgumentException("constants are not integers");
        }
        return new Weights(shape, values);
    }
}
