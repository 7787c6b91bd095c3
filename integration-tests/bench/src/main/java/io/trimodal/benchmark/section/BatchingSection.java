package io.trimodal.benchmark.section;

import io.trimodal.benchmark.http.Callers;
import io.trimodal.benchmark.http.GatheredBatches;
import io.trimodal.benchmark.http.WorkbenchProcess;
import io.trimodal.benchmark.measure.Concurrent;
import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calls that come together, scored in one batch or each by itself: two workbenches, alike but for that, under the same
 * load in turn. The one that waits has no callers meanwhile, so neither takes the other's processors.
 */
public final class BatchingSection implements Section {
    private static final List<Integer> CALLERS = List.of(1, 4, 16, 64);
    /** As by default on a GPU. */
    private static final int MOST_UTTERANCES = 32;

    private static final String MOST_DELAY = "5MS";
    /** Room for every caller: a call that is refused is no measurement. */
    private static final String ADMISSION = "-Dtrimodal.admission.requests=256";

    private static final String OFF = "off";
    private static final String ON = MOST_UTTERANCES + ", 5 ms";
    private static final Column BATCHING = new Column("batching", "batching");
    private static final Column CONCURRENCY = new Column("concurrency", "callers");
    private static final Column GATHERED = new Column("requests_per_batch", "per batch");

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        List<Payload> payloads = Payload.compact(bench);
        List<Row> rows = new ArrayList<>();
        try (Progress.Task task = bench.progress().start("batching", 2 + payloads.size() * CALLERS.size())) {
            task.next("start");
            try (WorkbenchProcess off = start(bench, 1);
                    WorkbenchProcess on = start(bench, MOST_UTTERANCES)) {
                task.next("warm-up");
                payloads.forEach(payload -> WarmUp.of(bench, off, payload));
                payloads.forEach(payload -> WarmUp.of(bench, on, payload));
                for (Payload payload : payloads) {
                    for (int callers : CALLERS) {
                        task.next(payload.name() + " " + callers);
                        rows.addAll(compared(bench, off, on, payload, callers));
                    }
                }
            }
        }
        tables.accept(new Table(
                "batching",
                "POST /v1/predict with one utterance per request, concurrent calls gathered into batches or not",
                List.of(
                        "Two workbenches in processes of their own, under the same load in turn; each caller sends"
                                + " its next request when the last is answered, and all share the processors.",
                        "batching: most utterances of a batch, and how long the first of them waits for others"
                                + " (trimodal.batching.most-utterances, .most-delay); per batch: requests, the mean.",
                        "A text is encoded by itself in a batch, too: only what comes after the encoder is gathered."),
                Comparison.columns(List.of(BATCHING, CONCURRENCY), "utterances/s", List.of(GATHERED)),
                rows));
    }

    private static WorkbenchProcess start(Bench bench, int mostUtterances) {
        return WorkbenchProcess.start(
                bench.settings().jar(),
                bench.settings().repository(),
                ADMISSION,
                "-Dtrimodal.batching.most-utterances=" + mostUtterances,
                "-Dtrimodal.batching.most-delay=" + MOST_DELAY);
    }

    private static List<Row> compared(
            Bench bench, WorkbenchProcess off, WorkbenchProcess on, Payload payload, int callers) {
        try (Callers alone = new Callers(off, payload.body(), callers);
                Callers gathered = new Callers(on, payload.body(), callers)) {
            GatheredBatches before = GatheredBatches.read(on);
            Rounds rounds = Interleaved.pairs(
                    bench.settings().budget(), new Concurrent(callers, 1, alone), new Concurrent(callers, 1, gathered));
            double perBatch = GatheredBatches.read(on).meanSince(before);
            return List.of(
                    row(Comparison.baseline(payload.name(), rounds, 0), OFF, callers),
                    row(Comparison.candidate(payload.name(), rounds, baseline(callers)), ON, callers)
                            .with(GATHERED.key(), perBatch));
        }
    }

    private static String baseline(int callers) {
        return "off, " + callers + (callers == 1 ? " caller" : " callers");
    }

    private static Row row(Row row, String batching, int callers) {
        return row.with(BATCHING.key(), batching).with(CONCURRENCY.key(), callers);
    }
}
