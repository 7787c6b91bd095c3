package io.trimodal.benchmark.section;

import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.model.EncoderFiles;
import io.trimodal.benchmark.model.PaddedBatch;
import io.trimodal.benchmark.model.SampleTexts;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import io.trimodal.feature.TokenIds;
import io.trimodal.runtime.Graph;
import io.trimodal.text.TextEncoder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The frozen text encoder: a run per text, as it is served, against one padded batch. */
public final class TextSection implements Section {
    private static final int TEXTS = 16;
    /** Word counts; two tokens more each. The default models read 50 tokens at most. */
    private static final List<Integer> LENGTHS = List.of(8, 48);

    private static final String PADDED = "one padded batch";
    private static final Column BATCH = new Column("batch", "batch");
    private static final Column TOKENS = new Column("tokens", "tokens");

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        EncoderFiles files = EncoderFiles.of(bench.models().served("trimodal-almt"));
        List<Row> rows = new ArrayList<>();
        try (Progress.Task task = bench.progress().start("text", LENGTHS.size());
                Graph batched = bench.graphs().load(files.encoder());
                TextEncoder encoder = new TextEncoder(bench.graphs().load(files.encoder()))) {
            PaddedBatch padded = new PaddedBatch(batched);
            for (int words : LENGTHS) {
                task.next(words + " words");
                List<TokenIds> texts = files.tokens(SampleTexts.of(words, TEXTS));
                Iterator<TokenIds> inTurn =
                        Stream.generate(() -> texts).flatMap(List::stream).iterator();
                Rounds rounds = Interleaved.pairs(
                        bench.settings().budget(),
                        new Repeated(TEXTS, () -> padded.encode(texts)),
                        new Repeated(1, () -> encoder.encode(List.of(inTurn.next()))));
                int tokens = texts.getFirst().tokens();
                rows.add(row(Comparison.baseline(PADDED, rounds, 0), tokens, TEXTS));
                rows.add(row(Comparison.candidate("a run per text (served)", rounds, PADDED), tokens, 1));
            }
        }
        tables.accept(new Table(
                "text",
                "Text encoder bge-small-en-v1.5 (int8), from token ids to features, " + bench.threads(),
                List.of("Served one by one, as neighbours in a batch change a quantised encoder's features"
                        + " (TextEncoder)."),
                Comparison.columns(List.of(TOKENS, BATCH), "texts/s", List.of()),
                rows));
    }

    private static Row row(Row row, int tokens, int batch) {
        return row.with(TOKENS.key(), tokens).with(BATCH.key(), batch);
    }
}
