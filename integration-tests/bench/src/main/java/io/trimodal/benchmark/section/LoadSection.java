package io.trimodal.benchmark.section;

import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.model.BenchedModel;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import io.trimodal.model.ModelPackage;
import io.trimodal.predict.LoadedModel;
import io.trimodal.runtime.Graph;
import io.trimodal.runtime.OnnxGraphs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How long it takes until a model can answer: sessions, and all that a package's loading does besides. */
public final class LoadSection implements Section {
    private static final Column MODEL = new Column("model", "model");
    private static final String TEXT_ENCODER = "text-encoder.onnx";

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        List<Row> rows = new ArrayList<>();
        List<BenchedModel> models = bench.models().all();
        try (Progress.Task task = bench.progress().start("load", 4 * models.size())) {
            for (BenchedModel model : models) {
                Measured measured = new Measured(bench, model, task, rows);
                Path encoder = model.served().file(TEXT_ENCODER);
                OnnxGraphs graphs = bench.graphs();
                List<Path> four = model.servedGraphs();
                List<Path> sessions = new ArrayList<>(four);
                measured.row(
                        "sessions of the four graphs",
                        () -> open(graphs, four),
                        "session of one plain graph",
                        () -> open(graphs, List.of(model.plain())));
                if (Files.exists(encoder)) {
                    sessions.add(encoder);
                    measured.row(
                            "session of the text encoder",
                            () -> open(graphs, List.of(encoder)),
                            "reading its file",
                            () -> bytes(List.of(encoder)));
                }
                List<Path> files = model.served().manifest().files().keySet().stream()
                        .map(model.served()::file)
                        .toList();
                measured.row(
                        "ModelPackage.open (digests)",
                        () -> ModelPackage.open(model.served().directory()),
                        "reading its files",
                        () -> bytes(files));
                measured.row(
                        "LoadedModel.open",
                        () -> loaded(model.served(), graphs),
                        "its sessions alone",
                        () -> open(graphs, sessions));
            }
        }
        tables.accept(new Table(
                "load",
                "Loading, files in the page cache, closing included, " + bench.threads(),
                List.of("LoadedModel.open: sessions, the embeddings of absent modalities, the tokenizer, the"
                        + " self-test."),
                Comparison.columns(List.of(MODEL), "loads/s", List.of()),
                rows));
    }

    /** Adds the rows of one model. */
    private record Measured(Bench bench, BenchedModel model, Progress.Task task, List<Row> rows) {
        void row(String what, Supplier<?> candidate, String baseline, Supplier<?> baselineCall) {
            task.next(model.key() + " " + what);
            Rounds rounds = Interleaved.pairs(
                    bench.settings().budget(), new Repeated(1, baselineCall), new Repeated(1, candidate));
            rows.add(Comparison.baseline(baseline, rounds, 0).with(MODEL.key(), model.key()));
            rows.add(Comparison.candidate(what, rounds, baseline).with(MODEL.key(), model.key()));
        }
    }

    private static List<Graph> open(OnnxGraphs graphs, List<Path> files) {
        List<Graph> opened = new ArrayList<>();
        try {
            files.forEach(file -> opened.add(graphs.load(file)));
            return opened;
        } finally {
            opened.forEach(Graph::close);
        }
    }

    private static LoadedModel loaded(ModelPackage source, OnnxGraphs graphs) {
        try (LoadedModel model = LoadedModel.open(source, graphs)) {
            return model;
        }
    }

    private static Long bytes(List<Path> files) {
        long total = 0;
        try {
            for (Path file : files) {
                total += Files.readAllBytes(file).length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return total;
    }
}
