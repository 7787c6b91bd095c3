package io.trimodal.benchmark.section;

import io.trimodal.benchmark.http.Caller;
import io.trimodal.benchmark.http.ScoringTimer;
import io.trimodal.benchmark.http.WorkbenchProcess;
import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.model.BareGraphs;
import io.trimodal.benchmark.model.ServedModel;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.model.ModelPackage;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the time of a request of one utterance goes: the same utterance over HTTP, through {@code Predictor} in this
 * process, and as bare runs of the same graphs in this process, in turn, all with the settings that the function has by
 * default (one thread per run, as many runs side by side as there are processors). The differences are what each layer
 * adds.
 */
final class OutsideRuntime {
    private static final Column HTTP = new Column("http_ms", "HTTP ms");
    private static final Column SCORING = new Column("scoring_ms", "scoring ms");
    private static final Column PREDICTOR = new Column("predictor_ms", "Predictor ms");
    private static final Column BARE = new Column("onnxruntime_ms", "ONNX Runtime ms");
    private static final Column OUTSIDE = new Column("outside_ms", "outside ms");
    private static final Column SHARE = new Column("outside_share", "outside share");

    private final Bench bench;
    private final WorkbenchProcess workbench;

    OutsideRuntime(Bench bench, WorkbenchProcess workbench) {
        this.bench = bench;
        this.workbench = workbench;
    }

    Table table(List<Payload> payloads, Progress.Task task) {
        int processors = Runtime.getRuntime().availableProcessors();
        OnnxGraphs graphs = new OnnxGraphs(RuntimeOptions.cpu(1));
        ModelPackage model = bench.models().served(Payload.MODEL);
        List<Row> rows = new ArrayList<>();
        try (ServedModel served = new ServedModel(model, graphs, processors);
                BareGraphs bare = new BareGraphs(model, graphs, processors)) {
            for (Payload payload : payloads) {
                task.next(payload.name() + ", one call");
                rows.add(row(payload, served, runs(bare, payload.utterance())));
            }
        }
        return new Table(
                "outside-onnxruntime",
                "A request of one utterance, one caller: time inside ONNX Runtime and outside",
                List.of(
                        "Medians of three things done in turn: the request; the same utterance through Predictor in"
                                + " this process; the runs of the same graphs alone in this process, inputs ready.",
                        "outside = HTTP - ONNX Runtime, the caller's own time included; its share is of the HTTP time.",
                        "scoring: the mean of the function's own timer trimodal_scoring_seconds.",
                        "The workbench was ready %.0f ms after its start.".formatted(workbench.millisToReady())),
                List.of(Comparison.WHAT, HTTP, SCORING, PREDICTOR, BARE, OUTSIDE, SHARE),
                rows);
    }

    private Row row(Payload payload, ServedModel served, Supplier<?> bare) {
        List<Utterance> utterances = List.of(payload.utterance());
        ScoringTimer before = ScoringTimer.read(workbench);
        Rounds rounds;
        try (Caller caller = Caller.of(workbench, payload.body())) {
            rounds = Interleaved.run(
                    bench.settings().budget(),
                    List.of(
                            new Repeated(1, caller),
                            new Repeated(1, () -> served.predict(utterances)),
                            new Repeated(1, bare)));
        }
        double scoring = ScoringTimer.read(workbench).meanMillisSince(before);
        double http = rounds.of(0).medianMillis();
        double inside = rounds.of(2).medianMillis();
        return new Row()
                .with(Comparison.WHAT.key(), payload.name())
                .with(HTTP.key(), http)
                .with(SCORING.key(), scoring)
                .with(PREDICTOR.key(), rounds.of(1).medianMillis())
                .with(BARE.key(), inside)
                .with(OUTSIDE.key(), http - inside)
                .with(SHARE.key(), (http - inside) / http);
    }

    private static Supplier<?> runs(BareGraphs bare, Utterance utterance) {
        return utterance.language() instanceof Text(String text) ? bare.text(text) : bare.features(utterance);
    }
}
