package io.trimodal.modeling.onnx;

import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Operation;
import io.trimodal.modeling.tensor.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evaluates what depends on parameters alone, once, at export: the folded queries and value matrices of
 * shared-model/README.md, section 3, transposed weights, biases joined with positions. Computed in float64 and rounded
 * once, so that a folded model differs from the plain one by no more than float32 rounding of its constants.
 */
public final class ConstantFolding {
    private ConstantFolding() {}

    /**
     * @param outputs of the graph that will be emitted
     * @param weights all parameters that the outputs depend on, by name
     * @return the values to store in the graph: parameters as they are, and the largest foldable expressions over them
     */
    public static Map<Value, Weights> fold(Collection<Value> outputs, Map<String, Weights> weights) {
        List<Value> reached = OnnxEmitter.reach(outputs, Set.of());
        Set<Value> constant = new HashSet<>();
        Set<Value> used = new LinkedHashSet<>();
        Map<Value, Weights> result = new HashMap<>();
        for (Value value : reached) {
            if (isConstant(value, constant)) {
                constant.add(value);
            } else {
                value.inputs().stream().filter(constant::contains).forEach(used::add);
            }
        }
        outputs.stream().filter(constant::contains).forEach(used::add);
        Set<Value> computed = new LinkedHashSet<>();
        for (Value value : used) {
            switch (value.operation()) {
                case Operation.Filled _ -> {}
                case Operation.Parameter(String name) -> result.put(value, require(weights, name));
                default -> computed.add(value);
            }
        }
        result.putAll(GraphEvaluation.constants(computed, weights));
        return result;
    }

    private static boolean isConstant(Value value, Set<Value> constant) {
        return switch (value.operation()) {
            case Operation.Input _ -> false;
            case Operation.Parameter _, Operation.Filled _ -> value.shape().isFixed();
            default -> value.shape().isFixed() && constant.containsAll(value.inputs());
        };
    }

    static Weights require(Map<String, Weights> weights, String name) {
        Weights found = weights.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no weights for parameter " + name);
        }
        return found;
    }
}
