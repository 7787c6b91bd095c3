package io.trimodal.benchmark.section;

import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.model.SampleTexts;
import io.trimodal.benchmark.model.SampleUtterances;
import io.trimodal.benchmark.model.ServedModel;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.model.Architecture;
import io.trimodal.model.ModelPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Exact Shapley values of the three modalities (eight coalitions) against one prediction of the same utterance. */
public final class ExplainSection implements Section {
    private static final int WORDS = 18;
    private static final String PREDICTION = "one prediction";
    private static final Column MODEL = new Column("model", "model");
    private static final Column LANGUAGE = new Column("language", "language");
    private static final Column COST = new Column("cost", "cost in predictions");

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        List<Row> rows = new ArrayList<>();
        try (Progress.Task task = bench.progress().start("explain", 2 * Architecture.values().length)) {
            for (Architecture architecture : Architecture.values()) {
                ModelPackage source = bench.models().served("trimodal-" + architecture.key());
                try (ServedModel model = new ServedModel(source, bench.graphs(), 1)) {
                    Utterance features = SampleUtterances.of(source.manifest().contracts(), 1)
                            .getFirst();
                    task.next(source.id().name() + " features");
                    measure(bench, model, source.id().name(), "features", features, rows);
                    task.next(source.id().name() + " text");
                    measure(bench, model, source.id().name(), WORDS + " words", worded(features), rows);
                }
            }
        }
        tables.accept(new Table(
                "explain",
                "Shapley values of the modalities, all three given, 50 frames of audio and vision, " + bench.threads(),
                List.of(
                        "Each modality is embedded once; eight coalitions are fused in one batch.",
                        "The embedding of absent words is kept for each length, so the first text of a length costs one"
                                + " encoding more."),
                Comparison.columns(List.of(MODEL, LANGUAGE), "utterances/s", List.of(COST)),
                rows));
    }

    private static Utterance worded(Utterance features) {
        Text text = new Text(SampleTexts.of(WORDS, 1).getFirst());
        return new Utterance(features.id(), text, features.audio(), features.vision());
    }

    private static void measure(
            Bench bench, ServedModel model, String name, String language, Utterance utterance, List<Row> rows) {
        Rounds rounds = Interleaved.pairs(
                bench.settings().budget(),
                new Repeated(1, () -> model.predict(List.of(utterance))),
                new Repeated(1, () -> model.shapley(utterance)));
        rows.add(labelled(Comparison.baseline(PREDICTION, rounds, 0), name, language));
        rows.add(labelled(Comparison.candidate("Shapley values", rounds, PREDICTION), name, language)
                .with(COST.key(), rounds.ratio(1, 0)));
    }

    private static Row labelled(Row row, String model, String language) {
        return row.with(MODEL.key(), model).with(LANGUAGE.key(), language);
    }
}
