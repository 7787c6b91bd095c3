package io.trimodal.benchmark.section;

import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.model.CorruptedUtterances;
import io.trimodal.benchmark.model.SampleTexts;
import io.trimodal.benchmark.model.SampleUtterances;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import io.trimodal.corruption.CorruptionProtocol;
import io.trimodal.feature.Modality;
import io.trimodal.feature.Text;
import io.trimodal.feature.Utterance;
import io.trimodal.predict.LoadedModel;
import io.trimodal.predict.Predictor;
import io.trimodal.robustness.CheckOptions;
import io.trimodal.robustness.ProgressListener;
import io.trimodal.robustness.RobustnessChecker;
import io.trimodal.runtime.InferencePool;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A robustness check of one utterance by both default models, against the predictions of the same corrupted copies one
 * by one; with the settings that a function has by default (one thread per run, as many runs side by side as there are
 * processors).
 */
public final class RobustnessSection implements Section {
    private static final int TRIALS = 30;
    /** Word counts: a short sentence and one of usual length. */
    private static final List<Integer> LENGTHS = List.of(8, 18);

    private static final String ONE_BY_ONE = "its predictions one by one";
    private static final Column WORDS = new Column("words", "words");
    private static final Column PASSES = new Column("passes", "fusions run");

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        int processors = Runtime.getRuntime().availableProcessors();
        OnnxGraphs graphs = new OnnxGraphs(RuntimeOptions.cpu(1));
        List<Row> rows = new ArrayList<>();
        try (Progress.Task task = bench.progress().start("robustness", LENGTHS.size());
                InferencePool pool = new InferencePool(processors, 0);
                LoadedModel almt = LoadedModel.open(bench.models().served("trimodal-almt"), graphs);
                LoadedModel lnln = LoadedModel.open(bench.models().served("trimodal-lnln"), graphs)) {
            for (int words : LENGTHS) {
                task.next(words + " words");
                rows.addAll(rows(bench, pool, List.of(almt, lnln), words));
            }
        }
        tables.accept(new Table(
                "robustness",
                "One utterance, 10 rates x %d trials x 2 default models: text, audio and vision".formatted(TRIALS),
                List.of(
                        "Rate and latency are per corrupted copy and model, of which a check has %d."
                                .formatted(copies()),
                        "The check also scores the eight coalitions of each model; that time is in its figures.",
                        "%d runs side by side, one thread each.".formatted(processors)),
                Comparison.columns(List.of(WORDS), "copies/s", List.of(PASSES)),
                rows));
    }

    private static int copies() {
        return 2 * TRIALS * CheckOptions.PUBLISHED_RATES.size();
    }

    private static List<Row> rows(Bench bench, InferencePool pool, List<LoadedModel> models, int words) {
        Utterance sample =
                SampleUtterances.of(models.getFirst().manifest().contracts(), 1).getFirst();
        Utterance utterance = new Utterance(
                sample.id(), new Text(SampleTexts.of(words, 1).getFirst()), sample.audio(), sample.vision());
        CheckOptions options = new CheckOptions(
                CorruptionProtocol.LNLN,
                EnumSet.allOf(Modality.class),
                CheckOptions.PUBLISHED_RATES,
                LongStream.range(0, TRIALS).mapToObj(i -> 1111 + i).toList());
        List<Utterance> corrupted = CorruptedUtterances.of(models.getFirst(), utterance, options);
        Predictor predictor = new Predictor(pool);
        // every copy by one model and then by the other, again and again
        Iterator<Runnable> inTurn = Stream.generate(() -> corrupted)
                .flatMap(List::stream)
                .flatMap(copy -> models.stream().<Runnable>map(model -> () -> predictor.predict(model, List.of(copy))))
                .iterator();
        RobustnessChecker checker = new RobustnessChecker(pool);
        long[] passes = new long[1];
        Rounds rounds = Interleaved.pairs(
                bench.settings().budget(),
                new Repeated(1, () -> {
                    inTurn.next().run();
                    return inTurn;
                }),
                new Repeated(copies(), () -> {
                    var check = checker.check(
                            models, List.of(utterance), Optional.empty(), options, ProgressListener.UNWATCHED);
                    passes[0] = check.models().stream()
                            .mapToLong(model -> model.forwardPasses())
                            .sum();
                    return check;
                }));
        return List.of(
                Comparison.baseline(ONE_BY_ONE, rounds, 0)
                        .with(WORDS.key(), words)
                        .with(PASSES.key(), copies()),
                Comparison.candidate("one robustness check", rounds, ONE_BY_ONE)
                        .with(WORDS.key(), words)
                        .with(PASSES.key(), passes[0]));
    }
}
