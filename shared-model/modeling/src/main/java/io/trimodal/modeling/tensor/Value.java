package io.trimodal.modeling.tensor;

import io.trimodal.modeling.tensor.Operation.BinaryKind;
import io.trimodal.modeling.tensor.Operation.ReduceKind;
import io.trimodal.modeling.tensor.Operation.UnaryKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A symbolic tensor: an operation on other values, with the shape of its result. Values of one {@link Expressions} that
 * compute the same thing are the same object, so identity is equality.
 */
public final class Value {
    private final Expressions owner;
    private final int id;
    private final Operation operation;
    private final List<Value> inputs;
    private final Shape shape;

    Value(Expressions owner, int id, Operation operation, List<Value> inputs, Shape shape) {
        this.owner = owner;
        this.id = id;
        this.operation = operation;
        this.inputs = inputs;
        this.shape = shape;
    }

    public Expressions owner() {
        return owner;
    }

    /** Creation order: inputs always have smaller ids than what is computed from them. */
    public int id() {
        return id;
    }

    public Operation operation() {
        return operation;
    }

    public List<Value> inputs() {
        return inputs;
    }

    public Value input(int index) {
        return inputs.get(index);
    }

    public Shape shape() {
        return shape;
    }

    public Value add(Value other) {
        return binary(BinaryKind.ADD, other);
    }

    public Value sub(Value other) {
        return binary(BinaryKind.SUB, other);
    }

    public Value mul(Value other) {
        return binary(BinaryKind.MUL, other);
    }

    public Value div(Value other) {
        return binary(BinaryKind.DIV, other);
    }

    /** The larger of the two. */
    public Value max(double number) {
        return binary(BinaryKind.MAX, owner.scalar(number));
    }

    public Value add(double number) {
        return add(owner.scalar(number));
    }

    public Value mul(double number) {
        return mul(owner.scalar(number));
    }

    public Value div(double number) {
        return div(owner.scalar(number));
    }

    public Value negate() {
        return mul(-1);
    }

    public Value square() {
        return mul(this);
    }

    public Value exp() {
        return unary(UnaryKind.EXP);
    }

    /** The natural logarithm. */
    public Value log() {
        return unary(UnaryKind.LOG);
    }

    public Value sqrt() {
        return unary(UnaryKind.SQRT);
    }

    public Value reciprocal() {
        return unary(UnaryKind.RECIPROCAL);
    }

    public Value erf() {
        return unary(UnaryKind.ERF);
    }

    public Value sigmoid() {
        return unary(UnaryKind.SIGMOID);
    }

    /** Exact GELU, x·Φ(x), written so that ONNX Runtime recognises and fuses it. */
    public Value gelu() {
        return mul(div(Math.sqrt(2)).erf().add(1)).mul(0.5);
    }

    public Value leakyRelu(double slope) {
        return owner.value(new Operation.LeakyRelu(slope), shape, this);
    }

    Value leakyReluSlope(double slope) {
        return owner.value(new Operation.LeakyReluSlope(slope), shape, this);
    }

    public Value matmul(Value other) {
        Shape a = shape;
        Shape b = other.shape;
        if (a.rank() < 2 || b.rank() < 2 || !a.dim(-1).equals(b.dim(-2))) {
            throw new ShapeException("shapes " + a + " and " + b + " do not multiply");
        }
        Shape batch = a.head(a.rank() - 2).broadcast(b.head(b.rank() - 2));
        return owner.value(new Operation.MatMul(), batch.append(a.dim(-2), b.dim(-1)), this, other);
    }

    public Value transpose(Integer... permutation) {
        List<Integer> order = List.of(permutation);
        if (!order.stream()
                .sorted()
                .toList()
                .equals(IntStream.range(0, shape.rank()).boxed().toList())) {
            throw new ShapeException(order + " is no permutation of the axes of " + shape);
        }
        Shape result = new Shape(order.stream().map(shape::dim).toList());
        return owner.value(new Operation.Transpose(order), result, this);
    }

    /** Swaps the last two axes. */
    public Value transpose() {
        Integer[] order = IntStream.range(0, shape.rank()).boxed().toArray(Integer[]::new);
        int last = shape.rank() - 1;
        order[last] = last - 1;
        order[last - 1] = last;
        return transpose(order);
    }

    public Value reshape(Shape target) {
        if (target.equals(shape)) {
            return this;
        }
        if (operation instanceof Operation.Reshape) {
            return input(0).reshape(target);
        }
        return owner.value(new Operation.Reshape(), target, this);
    }

    public Value reshape(Dim... dims) {
        return reshape(Shape.of(dims));
    }

    public Value expand(Shape target) {
        if (!shape.broadcast(target).equals(target)) {
            throw new ShapeException("shape " + shape + " does not expand to " + target);
        }
        return target.equals(shape) ? this : owner.value(new Operation.Expand(), target, this);
    }

    public Value slice(int axis, Dim start, Dim end) {
        int index = shape.axis(axis);
        if (start.equals(Dim.of(0)) && end.equals(shape.dim(index))) {
            return this;
        }
        return owner.value(new Operation.Slice(index, start, end), shape.with(index, end.minus(start)), this);
    }

    public Value slice(int axis, int start, int end) {
        return slice(axis, Dim.of(start), Dim.of(end));
    }

    public Value pad(int axis, Dim before, Dim after) {
        int index = shape.axis(axis);
        Dim total = before.plus(shape.dim(index)).plus(after);
        return owner.value(new Operation.Pad(index, before, after), shape.with(index, total), this);
    }

    public Value softmax() {
        return owner.value(new Operation.Softmax(), shape, this);
    }

    public Value logSoftmax() {
        return owner.value(new Operation.LogSoftmax(), shape, this);
    }

    public Value layerNormalization(Value scale, Value bias, double epsilon) {
        return owner.value(new Operation.LayerNormalization(epsilon), shape, this, scale, bias);
    }

    /** Layer normalisation without its affine part. */
    public Value normalize(double epsilon) {
        Shape last = Shape.of(shape.dim(-1));
        return layerNormalization(owner.filled(1, last), owner.filled(0, last), epsilon);
    }

    /** Mean along the axes, which stay as dimensions of 1. */
    public Value mean(Integer... axes) {
        return reduce(ReduceKind.MEAN, axes);
    }

    /** Sum along the axes, which stay as dimensions of 1. */
    public Value sum(Integer... axes) {
        return reduce(ReduceKind.SUM, axes);
    }

    /** The largest along the axes, which stay as dimensions of 1. */
    public Value largest(Integer... axes) {
        return reduce(ReduceKind.MAX, axes);
    }

    /** Sum of the squares along the axes, which stay as dimensions of 1. */
    public Value sumOfSquares(Integer... axes) {
        return reduce(ReduceKind.SUM_OF_SQUARES, axes);
    }

    /** Attention of these queries to keys and values; see {@link Operation.MultiHeadAttention}. */
    public Value attend(Value keys, Value values, int heads) {
        if (shape.rank() != 3
                || !shape.dim(0).equals(keys.shape.dim(0))
                || !shape.dim(2).equals(keys.shape.dim(2))
                || !keys.shape.equals(values.shape)) {
            throw new ShapeException(shape + " cannot attend to " + keys.shape + " and " + values.shape);
        }
        return owner.value(new Operation.MultiHeadAttention(heads), shape, this, keys, values);
    }

    /** Mean over all elements, of rank 0. */
    public Value meanOfAll() {
        Integer[] axes = IntStream.range(0, shape.rank()).boxed().toArray(Integer[]::new);
        return mean(axes).reshape(Shape.of(new Dim[0]));
    }

    /** Rows of this table {@code [rows, width]} at integer indices. */
    public Value gather(Value indices) {
        return owner.value(new Operation.Gather(), indices.shape.append(shape.dim(1)), this, indices);
    }

    public Value toFloat() {
        return owner.value(new Operation.ToFloat(), shape, this);
    }

    public Value reverseGradient() {
        return owner.value(new Operation.GradientReversal(), shape, this);
    }

    private Value binary(BinaryKind kind, Value other) {
        return owner.value(new Operation.Binary(kind), shape.broadcast(other.shape), this, other);
    }

    private Value unary(UnaryKind kind) {
        return owner.value(new Operation.Unary(kind), shape, this);
    }

    private Value reduce(ReduceKind kind, Integer... axes) {
        List<Integer> along = Arrays.stream(axes).map(shape::axis).sorted().toList();
        Shape result = shape;
        for (int axis : along) {
            result = result.with(axis, Dim.of(1));
        }
        boolean isIdentity = kind != ReduceKind.SUM_OF_SQUARES
                && along.stream().allMatch(axis -> shape.dim(axis).isOne());
        return isIdentity ? this : owner.value(new Operation.Reduce(kind, along), result, this);
    }

    @Override
    public String toString() {
        return "%" + id + " " + operation + " " + shape;
    }
}
