package io.trimodal.modeling.tensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Where the values of one model are made. The same operation on the same inputs is made once (hash consing), so that
 * gradients share work with the forward pass for free. Not thread-safe.
 */
public final class Expressions {
    private final Map<Key, Value> interned = new HashMap<>();
    private final SequencedMap<String, Value> parameters = new LinkedHashMap<>();
    private int next;

    private record Key(Operation operation, List<Integer> inputs, Shape shape) {}

    /** A floating-point value that the caller feeds. */
    public Value input(String name, Dim... shape) {
        return value(new Operation.Input(name, false), Shape.of(shape));
    }

    /** An int64 value that the caller feeds. */
    public Value integerInput(String name, Dim... shape) {
        return value(new Operation.Input(name, true), Shape.of(shape));
    }

    /** A trained array; asking again for the same name and shape gives the same value. */
    public Value parameter(String name, int... shape) {
        Value value = value(new Operation.Parameter(name), Shape.of(shape));
        Value known = parameters.putIfAbsent(name, value);
        if (known != null && known != value) {
            throw new ShapeException("parameter " + name + " has shape " + known.shape() + " and " + value.shape());
        }
        return value;
    }

    /** All parameters in the order in which the model first used them. */
    public SequencedMap<String, Value> parameters() {
        return java.util.Collections.unmodifiableSequencedMap(parameters);
    }

    public Value scalar(double number) {
        return filled(number, Shape.of(new int[0]));
    }

    /** A constant with one number everywhere. */
    public Value filled(double number, Shape shape) {
        return value(new Operation.Filled(number), shape);
    }

    public Value concat(int axis, Value... parts) {
        int index = parts[0].shape().axis(axis);
        Dim total = Dim.of(0);
        for (Value part : parts) {
            if (!part.shape().with(index, Dim.of(0)).equals(parts[0].shape().with(index, Dim.of(0)))) {
                throw new ShapeException("cannot join " + parts[0].shape() + " and " + part.shape() + " along " + axis);
            }
            total = total.plus(part.shape().dim(index));
        }
        return parts.length == 1
                ? parts[0]
                : value(new Operation.Concat(index), parts[0].shape().with(index, total), parts);
    }

    Value value(Operation operation, Shape shape, Value... inputs) {
        List<Integer> ids = new ArrayList<>(inputs.length);
        for (Value input : inputs) {
            if (input.owner() != this) {
                throw new IllegalArgumentException("operands belong to different expressions");
            }
            ids.add(input.id());
        }
        return interned.computeIfAbsent(
                new Key(operation, ids, shape), key -> new Value(this, next++, operation, List.of(inputs), shape));
    }
}
