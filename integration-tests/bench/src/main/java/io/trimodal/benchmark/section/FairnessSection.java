package io.trimodal.benchmark.section;

import io.trimodal.benchmark.http.Callers;
import io.trimodal.benchmark.http.LongChecks;
import io.trimodal.benchmark.http.RequestBody;
import io.trimodal.benchmark.http.Requests;
import io.trimodal.benchmark.http.WorkbenchProcess;
import io.trimodal.benchmark.measure.Block;
import io.trimodal.benchmark.measure.Concurrent;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.measure.Summary;
import io.trimodal.benchmark.model.SampleTexts;
import io.trimodal.benchmark.model.SampleUtterances;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one caller of predict notices of others' long work: robustness checks at their limit, in the same process and
 * all the time.
 */
public final class FairnessSection implements Section {
    private static final List<Integer> CHECKS = List.of(0, 1, 8);
    private static final int WORDS = 18;
    /**
     * Of the ten published rates; with two models and their coalitions 19,816 forward passes of the 20,000 that are
     * allowed.
     */
    private static final int TRIALS = 990;
    /** For checks that have just begun to fill the queues. */
    private static final Duration SETTLE = Duration.ofMillis(500);

    private static final String ALONE = "alone";
    private static final Column BESIDE = new Column("checks", "checks");
    private static final Column MEDIAN_RATIO = new Column("median_ratio", "median ratio");
    private static final Column P99_RATIO = new Column("p99_ratio", "p99 ratio");

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        List<Payload> payloads = Payload.compact(bench);
        List<Row> rows = new ArrayList<>();
        int rounds = bench.settings().rounds();
        try (Progress.Task task = bench.progress().start("fairness", 1 + payloads.size() * rounds * CHECKS.size());
                WorkbenchProcess workbench = WorkbenchProcess.start(
                        bench.settings().jar(), bench.settings().repository())) {
            task.next("warm-up");
            payloads.forEach(payload -> WarmUp.of(bench, workbench, payload));
            for (Payload payload : payloads) {
                List<List<Block>> blocks = new ArrayList<>();
                for (int round = 0; round < rounds; round++) {
                    List<Block> sides = new ArrayList<>();
                    for (int checks : CHECKS) {
                        task.next(payload.name() + " beside " + checks);
                        sides.add(measured(bench, workbench, payload, checks));
                    }
                    blocks.add(sides);
                }
                rows.addAll(rows(payload, new Rounds(blocks)));
            }
        }
        tables.accept(new Table(
                "fairness",
                "POST /v1/predict from one caller, alone and beside robustness checks at their limit",
                List.of(
                        "The workbench in its own process with its defaults; each check asks for 19,816 forward"
                                + " passes of two models, and the next begins when it is answered.",
                        "A ratio is the latency beside the checks over the latency alone, of the same run.",
                        "Caller and function share the processors."),
                List.of(
                        Comparison.WHAT,
                        BESIDE,
                        Comparison.RUNS,
                        Comparison.MEDIAN,
                        Comparison.P99,
                        MEDIAN_RATIO,
                        P99_RATIO,
                        Comparison.BASELINE),
                rows));
    }

    private static RequestBody check(Bench bench) {
        return Requests.check(
                List.of("trimodal-almt", "trimodal-lnln"),
                SampleTexts.of(WORDS, 1).getFirst(),
                SampleUtterances.of(
                                bench.models().served(Payload.MODEL).manifest().contracts(), 1)
                        .getFirst(),
                TRIALS);
    }

    private static Block measured(Bench bench, WorkbenchProcess workbench, Payload payload, int checks) {
        try (LongChecks _ = new LongChecks(workbench, check(bench), checks);
                Callers one = new Callers(workbench, payload.body(), 1)) {
            settle();
            return new Concurrent(1, 1, one).run(bench.settings().budget().total());
        }
    }

    private static void settle() {
        try {
            Thread.sleep(SETTLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }

    private static List<Row> rows(Payload payload, Rounds rounds) {
        List<Row> rows = new ArrayList<>();
        Summary alone = rounds.of(0);
        for (int side = 0; side < CHECKS.size(); side++) {
            Summary summary = rounds.of(side);
            Row row = new Row()
                    .with(Comparison.WHAT.key(), payload.name())
                    .with(BESIDE.key(), CHECKS.get(side))
                    .with(Comparison.RUNS.key(), summary.calls())
                    .with(Comparison.MEDIAN.key(), summary.medianMillis())
                    .with(Comparison.P99.key(), summary.p99Millis());
            if (side > 0) {
                row.with(MEDIAN_RATIO.key(), summary.medianMillis() / alone.medianMillis())
                        .with(P99_RATIO.key(), summary.p99Millis() / alone.p99Millis())
                        .with(Comparison.BASELINE.key(), ALONE);
            }
            rows.add(row);
        }
        return rows;
    }
}
