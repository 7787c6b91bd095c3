package io.trimodal.benchmark.section;

import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.measure.Side;
import io.trimodal.benchmark.model.BenchedModel;
import io.trimodal.benchmark.model.EncoderFiles;
import io.trimodal.benchmark.model.SampleTexts;
import io.trimodal.benchmark.model.SampleUtterances;
import io.trimodal.benchmark.model.ServedModel;
import io.trimodal.benchmark.model.Slices;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import io.trimodal.feature.TokenIds;
import io.trimodal.feature.Utterance;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import io.trimodal.text.TextEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How a batch is best spread over the processors: threads inside a run, runs side by side, and utterances per run. */
public final class ThreadsSection implements Section {
    private static final int BATCH = 64;
    private static final List<Integer> SLICES = List.of(64, 32, 16, 8);
    private static final int TEXTS = 16;
    private static final List<Integer> WORDS = List.of(8, 48);
    /** LNLN in the MOSI configuration tells nothing that the others do not, and takes as long as all of them. */
    private static final String LEFT_OUT = "mosi-lnln";

    private static final Column THREADS = new Column("threads", "threads/run");
    private static final Column SIDES = new Column("side_by_side", "side by side");
    private static final Column SLICE = new Column("slice", "slice");

    /** A way to use the processors. */
    private record Spread(int threads, int sideBySide) {
        private static final Spread ONE = new Spread(1, 1);

        /** Those that give each run side by side something to do. */
        List<Integer> slices() {
            return SLICES.stream().filter(slice -> BATCH / slice >= sideBySide).toList();
        }

        OnnxGraphs graphs() {
            return new OnnxGraphs(RuntimeOptions.cpu(threads));
        }
    }

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        List<Spread> spreads = spreads(Runtime.getRuntime().availableProcessors());
        List<BenchedModel> models = bench.models().all().stream()
                .filter(model -> !model.key().equals(LEFT_OUT))
                .toList();
        int slices = spreads.stream().mapToInt(spread -> spread.slices().size()).sum();
        int steps = models.size() * slices + spreads.size() * WORDS.size();
        try (Progress.Task task = bench.progress().start("threads", steps)) {
            for (BenchedModel model : models) {
                tables.accept(model(bench, model, spreads, task));
            }
            tables.accept(texts(bench, spreads, task));
        }
    }

    /** One and all processors, inside a run and side by side; both at once oversubscribes, which is worth seeing. */
    private static List<Spread> spreads(int processors) {
        List<Integer> counts = processors == 1 ? List.of(1) : List.of(1, processors);
        return counts.stream()
                .flatMap(threads -> counts.stream().map(sides -> new Spread(threads, sides)))
                .toList();
    }

    private static Table model(Bench bench, BenchedModel model, List<Spread> spreads, Progress.Task task) {
        List<Utterance> batch = SampleUtterances.of(model.served().manifest().contracts(), BATCH);
        List<Row> rows = new ArrayList<>();
        try (ServedModel one = new ServedModel(model.served(), Spread.ONE.graphs(), 1)) {
            Side baseline = new Repeated(BATCH, () -> one.predict(batch));
            for (Spread spread : spreads) {
                try (ServedModel served = new ServedModel(model.served(), spread.graphs(), spread.sideBySide());
                        Slices slices = new Slices(spread.sideBySide())) {
                    for (int slice : spread.slices()) {
                        task.next(model.key() + " " + spread.threads() + " x " + spread.sideBySide() + " x " + slice);
                        Rounds rounds = Interleaved.pairs(
                                bench.settings().budget(),
                                baseline,
                                new Repeated(BATCH, () -> slices.each(batch, slice, served::predict)));
                        rows.add(row(rounds, spread, slice, "1 x 1 x " + BATCH));
                    }
                }
            }
        }
        return new Table(
                "threads-" + model.key(),
                model.title() + ": " + BATCH
                        + " utterances, by threads per run x runs side by side x utterances per run",
                List.of("A run here is the whole batch. The baseline is one thread, one run at a time, the batch"
                        + " whole."),
                Comparison.columns(List.of(THREADS, SIDES, SLICE), "utterances/s", List.of()),
                rows);
    }

    private static Table texts(Bench bench, List<Spread> spreads, Progress.Task task) {
        EncoderFiles files = EncoderFiles.of(bench.models().served(Payload.MODEL));
        List<Row> rows = new ArrayList<>();
        for (int words : WORDS) {
            List<TokenIds> texts = files.tokens(SampleTexts.of(words, TEXTS));
            int tokens = texts.getFirst().tokens();
            try (TextEncoder one = new TextEncoder(Spread.ONE.graphs().load(files.encoder()))) {
                for (Spread spread : spreads) {
                    task.next("text " + tokens + " " + spread.threads() + " x " + spread.sideBySide());
                    try (TextEncoder encoder = new TextEncoder(spread.graphs().load(files.encoder()));
                            Slices slices = new Slices(spread.sideBySide())) {
                        Rounds rounds = Interleaved.pairs(
                                bench.settings().budget(),
                                new Repeated(TEXTS, () -> one.encode(texts)),
                                new Repeated(TEXTS, () -> slices.each(texts, 1, encoder::encode)));
                        rows.add(row(rounds, spread, 1, "1 x 1").with("tokens", tokens));
                    }
                }
            }
        }
        return new Table(
                "threads-text",
                "Text encoder: " + TEXTS + " texts one by one, by threads per run x runs side by side",
                List.of("A run here is all " + TEXTS + " texts."),
                Comparison.columns(List.of(new Column("tokens", "tokens"), THREADS, SIDES), "texts/s", List.of()),
                rows);
    }

    private static Row row(Rounds rounds, Spread spread, int slice, String baseline) {
        return Comparison.candidate("served", rounds, baseline)
                .with(THREADS.key(), spread.threads())
                .with(SIDES.key(), spread.sideBySide())
                .with(SLICE.key(), slice);
    }
}
