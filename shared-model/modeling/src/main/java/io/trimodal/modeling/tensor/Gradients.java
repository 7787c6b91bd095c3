package io.trimodal.modeling.tensor;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reverse-mode differentiation: the gradient of an output is itself a value of the language, so it is emitted, folded
 * and run like any other.
 */
public final class Gradients {
    private final Map<Value, Value> gradients;

    private Gradients(Map<Value, Value> gradients) {
        this.gradients = gradients;
    }

    /**
     * Differentiates {@code Σ output · upstream} with respect to the values {@code of}.
     *
     * @param output any shape
     * @param upstream of the same shape as the output
     */
    public static Gradients of(Value output, Value upstream, Collection<Value> of) {
        return of(output, upstream, of, true);
    }

    /**
     * The true derivative, which passes gradient reversals as the identity that they are. It differs from what the
     * published code's backward pass gives wherever a reversal lies on the way.
     */
    public static Gradients derivative(Value output, Value upstream, Collection<Value> of) {
        return of(output, upstream, of, false);
    }

    private static Gradients of(Value output, Value upstream, Collection<Value> of, boolean reversing) {
        if (!output.shape().equals(upstream.shape())) {
            throw new ShapeException("upstream " + upstream.shape() + " for an output " + output.shape());
        }
        Set<Value> onPath = dependents(output, of);
        Map<Value, Value> gradients = new HashMap<>();
        gradients.put(output, upstream);
        // Ids grow from inputs to outputs: by descending id every consumer comes before what it consumed.
        PriorityQueue<Value> pending =
                new PriorityQueue<>(Comparator.comparingInt(Value::id).reversed());
        if (onPath.contains(output)) {
            pending.add(output);
        }
        while (!pending.isEmpty()) {
            Value value = pending.poll();
            List<Supplier<Value>> parts = GradientRules.apply(value, gradients.get(value), reversing);
            for (int i = 0; i < parts.size(); i++) {
                Value input = value.input(i);
                if (onPath.contains(input)) {
                    Value part = parts.get(i).get();
                    if (gradients.containsKey(input)) {
                        gradients.merge(input, part, Value::add);
                    } else {
                        gradients.put(input, part);
                        pending.add(input);
                    }
                }
            }
        }
        return new Gradients(gradients);
    }

    /** Differentiates a value of rank 0. */
    public static Gradients of(Value scalar, Collection<Value> of) {
        return of(scalar, scalar.owner().scalar(1), of);
    }

    /** The gradient with respect to one of the values asked for; empty where the output does not depend on it. */
    public Optional<Value> withRespectTo(Value value) {
        return Optional.ofNullable(gradients.get(value));
    }

    /** What the output is computed from that itself depends on one of {@code of}. */
    private static Set<Value> dependents(Value output, Collection<Value> of) {
        Set<Value> reached = new HashSet<>();
        Deque<Value> stack = new ArrayDeque<>(List.of(output));
        while (!stack.isEmpty()) {
            Value value = stack.pop();
            if (reached.add(value)) {
                stack.addAll(value.inputs());
            }
        }
        Set<Value> depends = new HashSet<>();
        reached.stream().sorted(Comparator.comparingInt(Value::id)).forEach(value -> {
            if (of.contains(value) || value.inputs().stream().anyMatch(depends::contains)) {
                depends.add(value);
            }
        });
        return depends;
    }
}
