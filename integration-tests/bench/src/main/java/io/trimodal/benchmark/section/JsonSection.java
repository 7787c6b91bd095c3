package io.trimodal.benchmark.section;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.benchmark.http.DefaultLimits;
import io.trimodal.benchmark.http.Requests;
import io.trimodal.benchmark.measure.Interleaved;
import io.trimodal.benchmark.measure.Repeated;
import io.trimodal.benchmark.measure.Rounds;
import io.trimodal.benchmark.model.SampleTexts;
import io.trimodal.benchmark.model.SampleUtterances;
import io.trimodal.benchmark.report.Column;
import io.trimodal.benchmark.report.Row;
import io.trimodal.benchmark.report.Table;
import io.trimodal.benchmark.run.Bench;
import io.trimodal.benchmark.run.Progress;
import io.trimodal.feature.Modality;
import io.trimodal.function.answer.ModalityStatus;
import io.trimodal.function.answer.ModelName;
import io.trimodal.function.answer.ScaleRange;
import io.trimodal.function.answer.ScoredUtterance;
import io.trimodal.function.predict.PredictResponse;
import io.trimodal.function.request.PredictRequestReader;
import io.trimodal.model.Architecture;
import io.trimodal.model.FeatureContract;
import io.trimodal.model.LabelScale;
import io.trimodal.model.SentimentClasses;
import io.trimodal.modeling.architecture.Configuration;
import io.trimodal.modeling.architecture.PublishedConfigurations;
import io.trimodal.predict.Interval;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What JSON costs: the HTTP function's reader of requests and its answers, against Jackson's trees. */
public final class JsonSection implements Section {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String READ_TREE = "Jackson readTree";
    private static final String WRITE_TREE = "Jackson write tree";
    private static final Column BYTES = new Column("bytes", "bytes");
    private static final int MANY = 64;

    @Override
    public void run(Bench bench, Consumer<Table> tables) {
        List<Row> rows = new ArrayList<>();
        try (Progress.Task task = bench.progress().start("json", 5)) {
            PredictRequestReader reader = new PredictRequestReader(DefaultLimits.read());
            Map<String, byte[]> requests = new LinkedHashMap<>();
            requests.put("request, 1 text", Requests.texts(SampleTexts.of(8, 1)));
            requests.put("request, " + MANY + " texts", Requests.texts(SampleTexts.of(8, MANY)));
            requests.put("request, features (MOSI lengths)", Requests.features(SampleUtterances.of(mosi(), 1)));
            requests.forEach((what, body) -> {
                task.next(what);
                compare(
                        bench,
                        rows,
                        what,
                        body.length,
                        READ_TREE,
                        () -> tree(body),
                        () -> reader.read(new ByteArrayInputStream(body)));
            });
            for (int utterances : new int[] {1, MANY}) {
                PredictResponse answer = answer(utterances);
                JsonNode tree = JSON.valueToTree(answer);
                String what = "answer, " + utterances + (utterances == 1 ? " prediction" : " predictions");
                task.next(what);
                compare(
                        bench,
                        rows,
                        what,
                        written(tree).length,
                        WRITE_TREE,
                        () -> written(tree),
                        () -> written(answer));
            }
        }
        tables.accept(new Table(
                "json",
                "JSON of requests and answers, one thread",
                List.of(
                        "Requests: the bytes through PredictRequestReader, against a tree of the same bytes.",
                        "Answers: the function's records through an ObjectMapper, against the same content as a tree."),
                Comparison.columns(List.of(BYTES), "MB/s", List.of()),
                rows));
    }

    private static void compare(
            Bench bench, List<Row> rows, String what, int bytes, String baseline, Supplier<?> tree, Supplier<?> ours) {
        double megabytes = bytes / 1e6;
        Rounds rounds = Interleaved.pairs(
                bench.settings().budget(), new Repeated(megabytes, tree), new Repeated(megabytes, ours));
        rows.add(Comparison.baseline(what + ": " + baseline, rounds, 0).with(BYTES.key(), bytes));
        rows.add(Comparison.candidate(what, rounds, baseline).with(BYTES.key(), bytes));
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("the body is JSON", e);
        }
    }

    private static byte[] written(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can always be written", e);
        }
    }

    /** Full length in the published configuration. */
    private static Map<Modality, FeatureContract> mosi() {
        Map<Modality, FeatureContract> contracts = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            Configuration.Input input =
                    PublishedConfigurations.named(Architecture.ALMT, "mosi").input(modality);
            contracts.put(modality, new FeatureContract(input.dims(), input.frames(), List.of(), modality.key()));
        }
        return contracts;
    }

    private static PredictResponse answer(int utterances) {
        LabelScale scale = LabelScale.MOSI;
        List<ScoredUtterance> scored = IntStream.range(0, utterances)
                .mapToObj(i -> new ScoredUtterance(
                        "utterance-" + i,
                        null,
                        1.2345f + i / 100f,
                        new ScaleRange(scale.key(), scale.minimum(), scale.maximum()),
                        SentimentClasses.sentiment(scale, 1.2345f),
                        SentimentClasses.of(scale, 1.2345f),
                        null,
                        new Interval(-0.2f, 2.7f, 0.9, true),
                        modalities(),
                        List.of()))
                .toList();
        return new PredictResponse(new ModelName("trimodal-almt", "1.0.0", "0".repeat(64), "almt"), null, scored);
    }

    private static Map<String, ModalityStatus> modalities() {
        Map<String, ModalityStatus> all = new LinkedHashMap<>();
        for (Modality modality : Modality.values()) {
            all.put(modality.key(), new ModalityStatus("present", 50, 50));
        }
        return all;
    }
}
