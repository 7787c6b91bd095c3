package io.trimodal.benchmark.section;

import io.trimodal.benchmark.http.Callers;
import io.trimodal.benchmark.http.ResidentMemory;
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
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** The packaged function in a process of its own: under load, its time outside ONNX Runtime, and its memory. */
public final class HttpSection implements Section {
    private static final List<Integer> CALLERS = List.of(2, 4, 8, 16, 32);
    private static final Column CONCURRENCY = new Column("concurrency", "callers");
    private static final Column MEGABYTES = new Column("megabytes", "MB");

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        List<Payload> payloads = Payload.all(bench);
        int steps = 2 + payloads.size() * (CALLERS.size() + 1);
        try (Progress.Task task = bench.progress().start("http", steps)) {
            task.next("start");
            try (WorkbenchProcess workbench = WorkbenchProcess.start(
                    bench.settings().jar(), bench.settings().repository())) {
                ResidentMemory idle = workbench.memory();
                task.next("warm-up");
                payloads.forEach(payload -> WarmUp.of(bench, workbench, payload));
                List<Row> rows = new ArrayList<>();
                for (Payload payload : payloads) {
                    rows.addAll(load(bench, workbench, payload, task));
                }
                tables.accept(underLoad(rows));
                tables.accept(new OutsideRuntime(bench, workbench).table(payloads, task));
                tables.accept(memory(workbench, idle));
            }
        }
    }

    private static List<Row> load(Bench bench, WorkbenchProcess workbench, Payload payload, Progress.Task task) {
        List<Row> rows = new ArrayList<>();
        try (Callers one = new Callers(workbench, payload.body(), 1);
                Callers all = new Callers(workbench, payload.body(), CALLERS.getLast())) {
            for (int callers : CALLERS) {
                task.next(payload.name() + " " + callers);
                Rounds rounds = Interleaved.pairs(
                        bench.settings().budget(), new Concurrent(1, 1, one), new Concurrent(callers, 1, all));
                if (rows.isEmpty()) {
                    rows.add(Comparison.baseline(payload.name(), rounds, 0).with(CONCURRENCY.key(), 1));
                }
                rows.add(
                        Comparison.candidate(payload.name(), rounds, "1 caller").with(CONCURRENCY.key(), callers));
            }
        }
        return rows;
    }

    private static Table underLoad(List<Row> rows) {
        return new Table(
                "http",
                "POST /v1/predict under load, one utterance per request, the workbench in its own process with its"
                        + " defaults",
                List.of(
                        "Each caller sends its next request when the last is answered.",
                        "The callers run on the same processors and take their share."),
                Comparison.columns(List.of(CONCURRENCY), "requests/s", List.of()),
                rows);
    }

    private static Table memory(WorkbenchProcess workbench, ResidentMemory idle) {
        ResidentMemory loaded = workbench.memory();
        return new Table(
                "memory",
                "The workbench's process, two models and their text encoders loaded",
                List.of("Resident memory by /proc, MB of 10^6 bytes; the JVM's heap limit is its default."),
                List.of(Comparison.WHAT, MEGABYTES, Comparison.RATIO, Comparison.BASELINE),
                List.of(
                        memory("ready and idle", idle.now()),
                        against("after the load above", loaded.now(), idle.now()),
                        against("peak", loaded.peak(), idle.now())));
    }

    private static Row memory(String what, OptionalDouble megabytes) {
        Row row = new Row().with(Comparison.WHAT.key(), what);
        megabytes.ifPresent(value -> row.with(MEGABYTES.key(), value));
        return row;
    }

    private static Row against(String what, OptionalDouble megabytes, OptionalDouble baseline) {
        Row row = memory(what, megabytes);
        if (megabytes.isPresent() && baseline.isPresent()) {
            row.with(Comparison.RATIO.key(), megabytes.getAsDouble() / baseline.getAsDouble())
                    .with(Comparison.BASELINE.key(), "ready and idle");
        }
        return row;
    }
}
