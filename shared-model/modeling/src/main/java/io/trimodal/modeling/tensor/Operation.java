package io.trimodal.modeling.tensor;

import java.util.List;

/** The operators of the language. What each computes is ONNX's operator of that name unless its comment says more. */
public sealed interface Operation {

    /** A value that the caller feeds. */
    record Input(String name, boolean integer) implements Operation {}

    /** A trained array, by its name in the authors' state_dict. */
    record Parameter(String name) implements Operation {}

    /** A constant with one number everywhere. */
    record Filled(double number) implements Operation {}

    /** Elementwise on two values, with broadcasting. */
    record Binary(BinaryKind kind) implements Operation {}

    /** Elementwise on one value. */
    record Unary(UnaryKind kind) implements Operation {}

    /** x for x above 0, else slope · x. */
    record LeakyRelu(double slope) implements Operation {}

    /** Derivative of {@link LeakyRelu}: 1 for x above 0, else slope (as PyTorch defines it at 0). */
    record LeakyReluSlope(double slope) implements Operation {}

    /** Product over the last two axes, the axes before them broadcast. */
    record MatMul() implements Operation {}

    record Transpose(List<Integer> permutation) implements Operation {}

    /** To the shape of the value. */
    record Reshape() implements Operation {}

    /** Broadcast to the shape of the value. */
    record Expand() implements Operation {}

    record Concat(int axis) implements Operation {}

    /** From {@code start} (included) to {@code end} (excluded) along one axis. */
    record Slice(int axis, Dim start, Dim end) implements Operation {}

    /** Zeros before and after along one axis. */
    record Pad(int axis, Dim before, Dim after) implements Operation {}

    /** Over the last axis. */
    record Softmax() implements Operation {}

    /** Over the last axis. */
    record LogSoftmax() implements Operation {}

    /** Inputs x, scale, bias; over the last axis, with the biased variance. */
    record LayerNormalization(double epsilon) implements Operation {}

    /** Along {@code axes}, which stay as dimensions of 1. */
    record Reduce(ReduceKind kind, List<Integer> axes) implements Operation {}

    /** Inputs table and integer indices: rows of the table. */
    record Gather() implements Operation {}

    /** Integers as floating-point numbers. */
    record ToFloat() implements Operation {}

    /**
     * Inputs queries {@code [batch, n, heads·width]}, keys and values {@code [batch, m, heads·width]}, the inner axis
     * head-major: per head softmax(Q·Kᵀ / √width)·V, heads side by side. ONNX Runtime's own operator of that name,
     * which never writes the n×m weights down; for serving graphs alone, as it has no gradient and no float64.
     */
    record MultiHeadAttention(int heads) implements Operation {}

    /** The identity whose gradient is negated (LNLN, MODEL-SPEC.md, section 3). */
    record GradientReversal() implements Operation {}

    enum BinaryKind {
        ADD,
        SUB,
        MUL,
        DIV,
        MAX
    }

    enum UnaryKind {
        EXP,
        LOG,
        SQRT,
        RECIPROCAL,
        ERF,
        SIGMOID
    }

    enum ReduceKind {
        SUM,
        SUM_OF_SQUARES,
        MEAN,
        MAX
    }
}
