package io.trimodal.modeling.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The dimensions of a value, outermost first. Negative indexes count from the end. */
public record Shape(List<Dim> dims) {
    public Shape {
        dims = List.copyOf(dims);
    }

    public static Shape of(Dim... dims) {
        return new Shape(Arrays.asList(dims));
    }

    public static Shape of(int... dims) {
        return new Shape(Arrays.stream(dims).mapToObj(Dim::of).toList());
    }

    public int rank() {
        return dims.size();
    }

    public Dim dim(int axis) {
        return dims.get(axis(axis));
    }

    /** The non-negative form of an axis. */
    public int axis(int axis) {
        int index = axis < 0 ? axis + rank() : axis;
        if (index < 0 || index >= rank()) {
            throw new ShapeException("axis " + axis + " is outside of shape " + this);
        }
        return index;
    }

    public Shape with(int axis, Dim dim) {
        List<Dim> changed = new ArrayList<>(dims);
        changed.set(axis(axis), dim);
        return new Shape(changed);
    }

    public Shape append(Dim... more) {
        List<Dim> changed = new ArrayList<>(dims);
        changed.addAll(Arrays.asList(more));
        return new Shape(changed);
    }

    /** The first {@code count} dimensions. */
    public Shape head(int count) {
        return new Shape(dims.subList(0, count));
    }

    public boolean isFixed() {
        return dims.stream().allMatch(Dim::isFixed);
    }

    /** The numbers, for a shape of fixed dimensions. */
    public int[] fixed() {
        return dims.stream().mapToInt(Dim::fixed).toArray();
    }

    /** The shape of an elementwise operation: ONNX's (NumPy's) multidirectional broadcasting. */
    public Shape broadcast(Shape other) {
        int rank = Math.max(rank(), other.rank());
        Dim[] result = new Dim[rank];
        for (int i = 1; i <= rank; i++) {
            Dim a = i <= rank() ? dim(-i) : Dim.of(1);
            Dim b = i <= other.rank() ? other.dim(-i) : Dim.of(1);
            if (!a.equals(b) && !a.isOne() && !b.isOne()) {
                throw new ShapeException("shapes " + this + " and " + other + " do not broadcast");
            }
            result[rank - i] = a.isOne() ? b : a;
        }
        return Shape.of(result);
    }

    @Override
    public String toString() {
        return dims.stream().map(Dim::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
