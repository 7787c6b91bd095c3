package io.trimodal.benchmark.section;

import io.trimodal.benchmark.Bench;
import io.trimodal.benchmark.Progress;
import io.trimodal.benchmark.measure.Budget;
import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.model.BenchedModel;
import io.trimodal.benchmark.model.MatrixProductRate;
import io.trimodal.benchmark.model.PlainModel;
import io.trimodal.benchmark.model.SampleUtterances;
import io.trimodal.benchmark.model.ServedModel;
import io.trimodal.benchmark.model.UncountedOperatorException;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.feature.Utterance;
import io.trimodal.predict.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** From features to scores: what is served (folded, split where the embeddings meet) against the same model as one plain graph. */
public final class ModelsSection implements Section {
    private static final List<Integer> BATCHES = List.of(1, 8, 32, 64);
    /** The plain graph takes seconds for 64 utterances. */
    private static final List<Integer> QUICK_BATCHES = List.of(1, 8, 32);

    private static final String PLAIN = "one plain graph";
    /** Largest difference of a score, relative to the larger of 1 and the score: float32 in another order. */
    private static final double SAME = 1e-3;

    private static final Column BATCH = new Column("batch", "batch");
    private static final Column GFLOP = new Column("gflop", "GFLOP/run");
    private static final Column GFLOPS = new Column("gflop_per_second", "GFLOP/s");
    private static final Column SHARE = new Column("share", "of MatMul");

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        List<Integer> batches = bench.settings().quick() ? QUICK_BATCHES : BATCHES;
        List<BenchedModel> models = bench.models().all();
        try (Progress.Task task = bench.progress().start("models", models.size() * batches.size() + 1)) {
            task.next("matrix product");
            List<MatrixProductRate> machine = MatrixProductRate.measure(
                    bench.settings().budget(), bench.settings().threads());
            tables.accept(machine(bench, machine));
            double best = machine.stream()
                    .mapToDouble(MatrixProductRate::gigaflops)
                    .max()
                    .orElseThrow();
            for (BenchedModel model : models) {
                tables.accept(table(bench, model, batches, best, task));
            }
        }
    }

    private static Table machine(Bench bench, List<MatrixProductRate> machine) {
        return new Table(
                "machine",
                "The machine: ONNX Runtime's MatMul of square matrices, " + bench.threads(),
                List.of(
                        "Below, \"of MatMul\" is the share of the best of these. GFLOP: matrix products only (2mnk), counted in the",
                        "graphs that are run. Served: io.trimodal.predict, three embed graphs and fuse. Both forms go from features on",
                        "the heap to scores, and their scores are compared first. Ratios are of utterances/s."),
                List.of(new Column("size", "rows"), GFLOPS),
                machine.stream()
                        .map(at -> new Row().with("size", at.size()).with(GFLOPS.key(), at.gigaflops()))
                        .toList());
    }

    private static Table table(
            Bench bench, BenchedModel model, List<Integer> batches, double best, Progress.Task task) {
        List<Row> rows = new ArrayList<>();
        try (PlainModel plain = model.openPlain(bench.graphs());
                ServedModel served = new ServedModel(model.served(), bench.graphs(), 1)) {
            for (int batch : batches) {
                task.next(model.key() + " " + batch);
                List<Utterance> utterances =
                        SampleUtterances.of(model.served().manifest().contracts(), batch);
                requireSame(model, plain.scores(utterances), served.predict(utterances));
                // The comparison of scores has warmed both up for this batch, and smaller batches have had the compiler
                // look at them.
                Budget budget = batch == 1
                        ? bench.settings().budget()
                        : bench.settings().budget().warm();
                Rounds rounds = Interleaved.pairs(
                        budget,
                        new Repeated(batch, () -> plain.scores(utterances)),
                        new Repeated(batch, () -> served.predict(utterances)));
                Row baseline = Comparison.baseline(PLAIN, rounds, 0);
                Row candidate = Comparison.candidate("served", rounds, PLAIN);
                arithmetic(
                        baseline,
                        batch,
                        counted(() -> model.plainFlops(batch)),
                        rounds.of(0).rate(),
                        best);
                arithmetic(
                        candidate,
                        batch,
                        counted(() -> model.servedFlops(batch)),
                        rounds.of(1).rate(),
                        best);
                rows.add(baseline.with(BATCH.key(), batch));
                rows.add(candidate.with(BATCH.key(), batch));
            }
        }
        return new Table(
                model.key(),
                model.title() + ", " + bench.threads(),
                List.of(),
                Comparison.columns(List.of(BATCH), "utterances/s", List.of(GFLOP, GFLOPS, SHARE)),
                rows);
    }

    /** A comparison of two different functions would be worth nothing. */
    private static void requireSame(BenchedModel model, float[] plain, List<Prediction> served) {
        for (int i = 0; i < plain.length; i++) {
            float score = served.get(i).score();
            if (!(Math.abs(plain[i] - score) / Math.max(1, Math.abs(score)) <= SAME)) {
                throw new IllegalStateException("the two forms of " + model.key() + " differ: utterance " + i
                        + " scores " + plain[i] + " plain and " + score + " served");
            }
        }
    }

    private static OptionalLong counted(LongSupplier flops) {
        try {
            return OptionalLong.of(flops.getAsLong());
        } catch (UncountedOperatorException _) {
            return OptionalLong.empty();
        }
    }

    /**
     * @param rate utterances per second
     * @param best GFLOP/s of the machine
     */
    private static void arithmetic(Row row, int batch, OptionalLong flops, double rate, double best) {
        flops.ifPresent(operations -> {
            double perSecond = operations / 1e9 * rate / batch;
            row.with(GFLOP.key(), operations / 1e9)
                    .with(GFLOPS.key(), perSecond)
                    .with(SHARE.key(), perSecond / best);
        });
    }
}
