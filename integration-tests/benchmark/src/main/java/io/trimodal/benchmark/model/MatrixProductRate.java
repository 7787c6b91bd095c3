package io.trimodal.benchmark.model;

import io.trimodal.benchmark.measure.Budget;
import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * What the machine can do at most: the rate of ONNX Runtime's own float32 matrix product on square matrices, the right one constant (and so
 * packed beforehand, as a model's weights are).
 *
 * @param size rows of the matrices
 * @param gigaflops 10^9 floating-point operations per second
 */
public record MatrixProductRate(int size, double gigaflops) {
    private static final List<Integer> SIZES = List.of(256, 512, 1024);

    /**
     * The rates at some sizes.
     *
     * @param threads of ONNX Runtime
     */
    public static List<MatrixProductRate> measure(Budget budget, int threads) {
        List<Graph> graphs = new ArrayList<>();
        try {
            List<Side> sides = new ArrayList<>();
            for (int size : SIZES) {
                Graph graph = product(size, threads);
                graphs.add(graph);
                sides.add(side(graph, size));
            }
            Rounds rounds = Interleaved.run(budget, sides);
            return IntStream.range(0, sides.size())
                    .mapToObj(i ->
                            new MatrixProductRate(SIZES.get(i), rounds.of(i).rate() / 1e9))
                    .toList();
        } finally {
            graphs.forEach(Graph::close);
        }
    }

    private static Side side(Graph graph, int size) {
        Tensor.Floats left = Tensor.of(
                new long[] {size, size}, FormulaWeights.of("left", size, size).values());
        Map<String, Tensor> feeds = Map.of("left", left);
        Map<String, Tensor> results = Map.of("product", Tensor.floats(size, size));
        return new Repeated(2.0 * size * size * size, () -> {
            graph.runInto(feeds, results);
            return results;
        });
    }

    private static Graph product(int size, int threads) {
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
}
