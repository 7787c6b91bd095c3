package io.trimodal.modeling.tensor;

import io.trimodal.modeling.tensor.Operation.Binary;
import io.trimodal.modeling.tensor.Operation.Reduce;
import io.trimodal.modeling.tensor.Operation.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The vector-Jacobian product of each operator: from the gradient of a result to the gradients of its inputs. */
final class GradientRules {
    private GradientRules() {}

    /**
     * One entry per input, built only when asked for: most gradients of a serving graph are never needed.
     *
     * @param reversing whether gradient reversals negate
     */
    static List<Supplier<Value>> apply(Value y, Value dy, boolean reversing) {
        return switch (y.operation()) {
            case Operation.Input _, Operation.Parameter _, Operation.Filled _ -> List.of();
            case Binary(var kind) -> binary(kind, y.input(0), y.input(1), dy);
            case Unary(var kind) -> one(() -> dy.mul(derivative(kind, y.input(0), y)));
            case Operation.LeakyRelu(double slope) ->
                one(() -> dy.mul(y.input(0).leakyReluSlope(slope)));
            case Operation.MatMul _ -> matmul(y.input(0), y.input(1), dy);
            case Operation.Transpose(var order) -> one(() -> dy.transpose(inverse(order)));
            case Operation.Reshape _ -> one(() -> dy.reshape(y.input(0).shape()));
            case Operation.Expand _ -> one(() -> reduceTo(dy, y.input(0).shape()));
            case Operation.Concat(int axis) -> concat(y, dy, axis);
            case Operation.Slice(int axis, Dim start, Dim end) ->
                one(() -> dy.pad(axis, start, y.input(0).shape().dim(axis).minus(end)));
            case Operation.Pad(int axis, Dim before, Dim _) ->
                one(() -> dy.slice(axis, before, before.plus(y.input(0).shape().dim(axis))));
            case Operation.Softmax _ -> {
                Value weighted = dy.mul(y);
                yield one(() -> weighted.sub(y.mul(weighted.sum(-1))));
            }
            case Operation.LogSoftmax _ -> one(() -> dy.sub(y.input(0).softmax().mul(dy.sum(-1))));
            case Operation.LayerNormalization(double epsilon) -> layerNormalization(y, dy, epsilon);
            case Reduce(var kind, var axes) -> one(() -> reduce(kind, axes, y.input(0), dy));
            case Operation.GradientReversal _ -> one(() -> reversing ? dy.negate() : dy);
            case Operation.ToFloat _, Operation.Gather _, Operation.LeakyReluSlope _, Operation.MultiHeadAttention _ ->
                throw undefined(y.operation());
        };
    }

    private static List<Supplier<Value>> binary(Operation.BinaryKind kind, Value a, Value b, Value dy) {
        return switch (kind) {
            case ADD -> two(() -> reduceTo(dy, a.shape()), () -> reduceTo(dy, b.shape()));
            case SUB -> two(() -> reduceTo(dy, a.shape()), () -> reduceTo(dy.negate(), b.shape()));
            case MUL -> two(() -> reduceTo(dy.mul(b), a.shape()), () -> reduceTo(dy.mul(a), b.shape()));
            case DIV ->
                two(
                        () -> reduceTo(dy.div(b), a.shape()),
                        () -> reduceTo(dy.mul(a.div(b)).div(b).negate(), b.shape()));
            case MAX -> throw undefined(kind);
        };
    }

    private static Value derivative(Operation.UnaryKind kind, Value x, Value y) {
        return switch (kind) {
            case EXP -> y;
            case LOG -> x.reciprocal();
            case SQRT -> y.reciprocal().mul(0.5);
            case RECIPROCAL -> y.square().negate();
            case ERF -> x.square().negate().exp().mul(2 / Math.sqrt(Math.PI));
            case SIGMOID -> y.sub(y.square());
        };
    }

    /**
     * dA = dY·Bᵀ, dB = Aᵀ·dY. Where B is one matrix for the whole batch, the batch is flattened into rows first: one
     * large product instead of one per sample and a sum.
     */
    private static List<Supplier<Value>> matmul(Value a, Value b, Value dy) {
        return two(
                () -> reduceTo(dy.matmul(b.transpose()), a.shape()),
                () -> b.shape().rank() == 2
                        ? rows(a).transpose().matmul(rows(dy))
                        : reduceTo(a.transpose().matmul(dy), b.shape()));
    }

    private static Value rows(Value value) {
        Dim count = value.shape().head(value.shape().rank() - 1).dims().stream().reduce(Dim.of(1), Dim::times);
        return value.reshape(count, value.shape().dim(-1));
    }

    private static List<Supplier<Value>> concat(Value y, Value dy, int axis) {
        List<Supplier<Value>> parts = new ArrayList<>();
        Dim start = Dim.of(0);
        for (Value input : y.inputs()) {
            Dim from = start;
            Dim to = start.plus(input.shape().dim(axis));
            parts.add(() -> dy.slice(axis, from, to));
            start = to;
        }
        return parts;
    }

    /**
     * With x̂ the normalised rows, r = 1/√(var + ε) and g = dy ⊙ scale: dx = r ⊙ (g − mean(g) − x̂ ⊙ mean(g ⊙ x̂)),
     * means over the last axis.
     */
    private static List<Supplier<Value>> layerNormalization(Value y, Value dy, double epsilon) {
        Value x = y.input(0);
        Value scale = y.input(1);
        Value centred = x.sub(x.mean(-1));
        Value deviation = centred.square().mean(-1).add(epsilon).sqrt().reciprocal();
        Value normalized = centred.mul(deviation);
        Value g = scale.operation() instanceof Operation.Filled(double number) && number == 1 ? dy : dy.mul(scale);
        return List.of(
                () -> g.sub(g.mean(-1))
                        .sub(normalized.mul(g.mul(normalized).mean(-1)))
                        .mul(deviation),
                () -> reduceTo(dy.mul(normalized), scale.shape()),
                () -> reduceTo(dy, y.input(2).shape()));
    }

    private static Value reduce(Operation.ReduceKind kind, List<Integer> axes, Value x, Value dy) {
        Value spread = dy.expand(x.shape());
        return switch (kind) {
            case SUM -> spread;
            case SUM_OF_SQUARES -> spread.mul(x).mul(2);
            case MAX -> throw undefined(kind);
            case MEAN -> {
                // The size of a symbolic axis (the batch) is known only when the graph runs, so ones are counted.
                Shape symbolic = x.shape();
                int fixed = 1;
                for (int axis = 0; axis < x.shape().rank(); axis++) {
                    Dim dim = x.shape().dim(axis);
                    if (dim.isFixed() || !axes.contains(axis)) {
                        symbolic = symbolic.with(axis, Dim.of(1));
                        fixed *= axes.contains(axis) ? dim.fixed() : 1;
                    }
                }
                Value share = spread.mul(1.0 / fixed);
                yield axes.stream().allMatch(axis -> x.shape().dim(axis).isFixed())
                        ? share
                        : share.div(x.owner().scalar(1).expand(symbolic).sum(axes.toArray(Integer[]::new)));
            }
        };
    }

    /** Undoes broadcasting: sums over the axes that the smaller shape lacks or holds once. */
    private static Value reduceTo(Value value, Shape target) {
        int extra = value.shape().rank() - target.rank();
        Integer[] axes = IntStream.range(0, value.shape().rank())
                .filter(i -> i < extra
                        || target.dim(i - extra).isOne()
                                && !value.shape().dim(i).isOne())
                .boxed()
                .toArray(Integer[]::new);
        return (axes.length == 0 ? value : value.sum(axes)).reshape(target);
    }

    private static Integer[] inverse(List<Integer> order) {
        Integer[] inverse = new Integer[order.size()];
        for (int i = 0; i < inverse.length; i++) {
            inverse[order.get(i)] = i;
        }
        return inverse;
    }

    /** What only front ends use, which nobody differentiates. */
    private static UnsupportedOperationException undefined(Object operation) {
        return new UnsupportedOperationException("no gradient of " + operation + " is defined");
    }

    private static List<Supplier<Value>> one(Supplier<Value> part) {
        return List.of(part);
    }

    private static List<Supplier<Value>> two(Supplier<Value> first, Supplier<Value> second) {
        return List.of(first, second);
    }
}
