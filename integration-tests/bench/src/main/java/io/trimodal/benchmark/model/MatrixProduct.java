package io.trimodal.benchmark.model;

import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Side;
import io.trimodal.modeling.onnx.ElementType;
import io.trimodal.modeling.onnx.Graphs;
import io.trimodal.modeling.onnx.OnnxEmitter;
import io.trimodal.modeling.parameter.FormulaWeights;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.tensor.Dim;
import io.trimodal.modeling.tensor.Expressions;
import io.trimodal.modeling.tensor.Value;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What the machine can do at most: ONNX Runtime's own float32 product of square matrices, the right one constant (and
 * so packed beforehand, as a model's weights are).
 */
public final class MatrixProduct implements AutoCloseable {
    private final int size;
    private final Graph graph;

    /**
     * @param size rows of the matrices
     * @param threads of ONNX Runtime
     */
    public MatrixProduct(int size, int threads) {
        this.size = size;
        this.graph = graph(size, threads);
    }

    public int size() {
        return size;
    }

    /** Its units are floating-point operations. */
    public Side side() {
        float[] values = FormulaWeights.of("left", size, size).values();
        Map<String, Tensor> feeds = Map.of("left", Tensor.of(new long[] {size, size}, values));
        Map<String, Tensor> results = Map.of("product", Tensor.floats(size, size));
        return new Repeated(2.0 * size * size * size, () -> {
            graph.runInto(feeds, results);
            return results;
        });
    }

    private static Graph graph(int size, int threads) {
        Expressions expressions = new Expressions();
        Value left = expressions.input("left", Dim.of(size), Dim.of(size));
        Value right = expressions.parameter("right", size, size);
        SequencedMap<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("product", left.matmul(right));
        Map<Value, Weights> constants = Map.of(right, FormulaWeights.of("right", size, size));
        return Graphs.load(
                "product",
                OnnxEmitter.emit("product", List.of(left), outputs, constants, ElementType.FLOAT)
                        .toByteArray(),
                threads);
    }

    @Override
    public void close() {
        graph.close();
    }
}
