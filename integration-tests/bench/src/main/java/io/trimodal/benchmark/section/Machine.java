package io.trimodal.benchmark.section;

import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.measure.Side;
import io.trimodal.benchmark.model.MatrixProduct;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How fast this machine multiplies matrices, at several sizes; the best of them is measured again beside every model.
 */
final class Machine implements AutoCloseable {
    private static final List<Integer> SIZES = List.of(256, 512, 1024);

    private final List<MatrixProduct> products = new ArrayList<>();
    private final Rounds rounds;
    private final Bench bench;

    Machine(Bench bench) {
        this.bench = bench;
        SIZES.forEach(
                size -> products.add(new MatrixProduct(size, bench.settings().threads())));
        List<Side> sides = products.stream().map(MatrixProduct::side).toList();
        this.rounds = Interleaved.run(bench.settings().budget(), sides);
    }

    MatrixProduct best() {
        int best = 0;
        for (int i = 1; i < products.size(); i++) {
            best = rounds.of(i).rate() > rounds.of(best).rate() ? i : best;
        }
        return products.get(best);
    }

    Table table() {
        return new Table(
                "machine",
                "The machine: ONNX Runtime's MatMul of square matrices, " + bench.threads(),
                List.of(
                        "Below, \"of MatMul\" is the share of the best of these, which takes its turn with the models.",
                        "GFLOP: matrix products only (2mnk), counted in the graphs that are run.",
                        "Served: io.trimodal.predict, three embed graphs and fuse.",
                        "Both forms go from features on the heap to scores, and their scores are compared first."),
                List.of(new Column("size", "rows"), ModelsSection.GFLOPS),
                IntStream.range(0, products.size())
                        .mapToObj(i -> new Row()
                                .with("size", products.get(i).size())
                                .with(ModelsSection.GFLOPS.key(), rounds.of(i).rate() / 1e9))
                        .toList());
    }

    @Override
    public void close() {
        products.forEach(MatrixProduct::close);
    }
}
