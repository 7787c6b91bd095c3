package io.trimodal.benchmark.section;

import io.trimodal.benchmark.measure.Budget;
import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.measure.Side;
import io.trimodal.benchmark.model.BenchedModel;
import io.trimodal.benchmark.model.BenchedModels;
import io.trimodal.benchmark.model.PlainModel;
import io.trimodal.benchmark.model.SampleUtterances;
import io.trimodal.benchmark.model.ServedModel;
import io.trimodal.benchmark.model.UncountedOperatorException;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import io.trimodal.feature.Utterance;
import io.trimodal.predict.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * From features to scores: what is served (folded, split where the embeddings meet) against the same model as one plain
 * graph.
 */
public final class ModelsSection implements Section {
    private static final List<Integer> BATCHES = List.of(1, 8, 32, 64);
    /** The plain graph takes seconds for 64 utterances. */
    private static final List<Integer> QUICK_BATCHES = List.of(1, 8, 32);

    /** Which side the matrix product is. */
    private static final int MACHINE = 2;

    private static final String PLAIN = "one plain graph";
    /** Largest difference of a score, relative to the larger of 1 and the score: float32 in another order. */
    private static final double SAME = 1e-3;

    private static final Column BATCH = new Column("batch", "batch");
    private static final Column GFLOP = new Column("gflop", "GFLOP/run");
    static final Column GFLOPS = new Column("gflop_per_second", "GFLOP/s");
    private static final Column SHARE = new Column("share", "of MatMul");

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        List<Integer> batches = bench.settings().quick() ? QUICK_BATCHES : BATCHES;
        try (Progress.Task task = bench.progress().start("models", BenchedModels.COUNT * batches.size() + 2)) {
            task.next("making the models");
            List<BenchedModel> models = bench.models().all();
            task.next("matrix product");
            try (Machine machine = new Machine(bench)) {
                tables.accept(machine.table());
                for (BenchedModel model : models) {
                    tables.accept(table(bench, model, batches, machine.best().side(), task));
                }
            }
        }
    }

    private static Table table(
            Bench bench, BenchedModel model, List<Integer> batches, Side machine, Progress.Task task) {
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
                Rounds rounds = Interleaved.run(
                        budget,
                        List.of(
                                new Repeated(batch, () -> plain.scores(utterances)),
                                new Repeated(batch, () -> served.predict(utterances)),
                                machine));
                Row baseline = Comparison.baseline(PLAIN, rounds, 0);
                Row candidate = Comparison.candidate("served", rounds, PLAIN);
                arithmetic(baseline, batch, counted(() -> model.plainFlops(batch)), rounds, 0);
                arithmetic(candidate, batch, counted(() -> model.servedFlops(batch)), rounds, 1);
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

    private static void arithmetic(Row row, int batch, OptionalLong flops, Rounds rounds, int side) {
        flops.ifPresent(operations -> {
            double perUtterance = (double) operations / batch;
            row.with(GFLOP.key(), operations / 1e9)
                    .with(GFLOPS.key(), rounds.of(side).rate() * perUtterance / 1e9)
                    .with(SHARE.key(), rounds.ratio(MACHINE, side) * perUtterance);
        });
    }
}
