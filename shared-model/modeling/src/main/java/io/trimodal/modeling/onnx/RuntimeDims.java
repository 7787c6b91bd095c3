package io.trimodal.modeling.onnx;

import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Operation;
import io.trimodal.modeling.tensor.Shape;
import io.trimodal.modeling.tensor.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Symbolic dimensions as int64 tensors that the graph computes when it runs, from the shape of an input that has the
 * symbol among its dimensions.
 */
final class RuntimeDims {
    private final NodeList nodes;
    private final Initializers initializers;
    private final List<Value> inputs;
    private final Map<Dim, String> names = new HashMap<>();

    RuntimeDims(NodeList nodes, Initializers initializers, List<Value> inputs) {
        this.nodes = nodes;
        this.initializers = initializers;
        this.inputs = inputs;
    }

    /** Name of an int64 tensor of shape {@code [1]}. */
    String vector(Dim dim) {
        if (dim.isFixed()) {
            return initializers.integers(dim.constant());
        }
        String known = names.get(dim);
        if (known == null) {
            known = compute(dim);
            names.put(dim, known);
        }
        return known;
    }

    /** Name of an int64 tensor that holds the whole shape. */
    String shape(Shape shape) {
        if (shape.isFixed()) {
            return initializers.integers(
                    shape.dims().stream().mapToLong(Dim::fixed).toArray());
        }
        List<String> parts = shape.dims().stream().map(this::vector).toList();
        return parts.size() == 1
                ? parts.getFirst()
                : nodes.add("Concat", parts, List.of(Attributes.integer("axis", 0)));
    }

    /**
     * Target of a Reshape. Dimensions that stay where they were are written 0, one that is left -1, so that most
     * reshapes need no arithmetic on shapes when the graph runs.
     */
    String reshapeTarget(Shape from, Shape to) {
        long[] target = new long[to.rank()];
        int open = 0;
        for (int i = 0; i < target.length; i++) {
            Dim dim = to.dim(i);
            boolean same = i < from.rank() && from.dim(i).equals(dim);
            if (dim.isFixed()) {
                target[i] = dim.fixed();
            } else if (same) {
                target[i] = 0;
            } else {
                target[i] = -1;
                open++;
            }
        }
        return open <= 1 ? initializers.integers(target) : shape(to);
    }

    private String compute(Dim dim) {
        Dim symbol = Dim.symbol(dim.symbol());
        String size = dim.equals(symbol) ? measure(symbol) : vector(symbol);
        if (dim.coefficient() != 1) {
            size = nodes.add("Mul", List.of(size, initializers.integers(dim.coefficient())), List.of());
        }
        if (dim.constant() != 0) {
            size = nodes.add("Add", List.of(size, initializers.integers(dim.constant())), List.of());
        }
        return size;
    }

    private String measure(Dim symbol) {
        for (Value input : inputs) {
            int axis = input.shape().dims().indexOf(symbol);
            if (axis >= 0 && input.operation() instanceof Operation.Input(String name, boolean _)) {
                return nodes.add(
                        "Shape",
                        List.of(name),
                        List.of(Attributes.integer("start", axis), Attributes.integer("end", axis + 1)));
            }
        }
        throw new IllegalArgumentException("no input of the graph has the dimension " + symbol);
    }
}
