package io.trimodal.modeling.cli;

import io.trimodal.feature.Features;
import io.trimodal.model.Sha256;
import io.trimodal.modeling.encoded.EncodedText;
import io.trimodal.modeling.encoded.EncodedTexts;
import io.trimodal.modeling.export.TextEncoderFiles;
import io.trimodal.modeling.finetune.RidgeRegression;
import io.trimodal.modeling.sentence.HalfRange;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.sentence.SentenceCsv;
import io.trimodal.modeling.train.RegressionMetrics;
import io.trimodal.runtime.OnnxGraphs;
import io.trimodal.runtime.RuntimeOptions;
import io.trimodal.text.TextEncoder;
import io.trimodal.text.Vocabulary;
import io.trimodal.text.WordPieceTokenizer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a text encoder's features tell of sentiment, before any model is trained on them. */
@Command(
        name = "measure-encoder",
        description = {
            "Words alone: a ridge regression on [CLS] and the mean token of the served encoder's features.",
            "Its strength is chosen on validation, test is reported once."
        },
        mixinStandardHelpOptions = true)
final class MeasureEncoderCommand implements Callable<Integer> {
    private static final int TOKENS = 50;
    private static final double[] STRENGTHS = {100, 300, 1000, 3000, 10_000};

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE.csv",
            description = "Text set with the columns text, split, label.")
    private Path data;

    @Option(
            names = "--text-encoder",
            defaultValue = "tuned",
            paramLabel = "frozen|tuned|chinese",
            description = "The English pre-trained encoder as it is, or with tuned layers, or the Chinese one (default:"
                    + " ${DEFAULT-VALUE}).")
    private EncoderChoice textEncoder;

    @Option(names = "--encoded", paramLabel = "FILE", description = "Where encoded texts are kept for further runs.")
    private Path encoded; // null where they are not kept

    @Option(
            names = "--threads",
            converter = Numbers.Positive.class,
            paramLabel = "N",
            defaultValue = "1",
            description = "Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GivenFiles.requireReadable(data);
        if (encoded != null) {
            GivenFiles.requireWritable(encoded);
        }
        List<Sentence> sentences = SentenceCsv.read(data);
        TextEncoderFiles files = textEncoder.files();
        Path kept = encoded == null ? Files.createTempFile("encoded", ".bin") : encoded;
        float[][] rows;
        try {
            rows = rows(sentences, files, kept);
        } finally {
            if (encoded == null) {
                Files.deleteIfExists(kept);
            }
        }
        report(files.name(), sentences, rows);
        return 0;
    }

    private float[][] rows(List<Sentence> sentences, TextEncoderFiles files, Path kept) throws IOException {
        WordPieceTokenizer tokenizer = new WordPieceTokenizer(new Vocabulary(files.vocabulary()), true, TOKENS);
        try (TextEncoder encoder = new TextEncoder(new OnnxGraphs(RuntimeOptions.cpu(1)).load(files.encoder()));
                EncodedTexts texts = new EncodedTexts(kept, Sha256.of(files.encoder()));
                ProgressBar bar = ProgressLine.start("encoding", sentences.size())) {
            return texts
                    .encode(
                            sentences.stream()
                                    .map(sentence ->
                                            tokenizer.tokenize(sentence.text()).ids())
                                    .toList(),
                            encoder,
                            threads,
                            bar::stepTo)
                    .stream()
                    .map(MeasureEncoderCommand::pooled)
                    .toArray(float[][]::new);
        }
    }

    /** [CLS] and the mean token. */
    private static float[] pooled(EncodedText text) {
        Features features = text.features();
        int dims = features.dims();
        float[] row = new float[2 * dims];
        for (int i = 0; i < features.values().length; i++) {
            if (i < dims) {
                row[i] = features.values()[i];
            }
            row[dims + i % dims] += features.values()[i] / features.frames();
        }
        return row;
    }

    private void report(String name, List<Sentence> sentences, float[][] rows) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(name);
        RidgeRegression.Problem problem =
                new RidgeRegression.Problem(only(sentences, rows, Split.TRAIN), labels(sentences, Split.TRAIN));
        RidgeRegression best = problem.solve(STRENGTHS[0]);
        double highest = Double.NEGATIVE_INFINITY;
        for (double strength : STRENGTHS) {
            RidgeRegression found = problem.solve(strength);
            RegressionMetrics valid = metrics(found, sentences, rows, Split.VALID);
            out.println("validation, strength " + strength + ": " + valid);
            if (valid.correlation() > highest) {
                highest = valid.correlation();
                best = found;
            }
        }
        out.println("test: " + metrics(best, sentences, rows, Split.TEST));
        out.flush();
    }

    private RegressionMetrics metrics(RidgeRegression found, List<Sentence> sentences, float[][] rows, Split split) {
        float[][] some = only(sentences, rows, split);
        float[] scores = new float[some.length];
        for (int i = 0; i < some.length; i++) {
            scores[i] = found.predict(some[i]);
        }
        return RegressionMetrics.of(scores, labels(sentences, split));
    }

    private static float[][] only(List<Sentence> sentences, float[][] rows, Split split) {
        return java.util.stream.IntStream.range(0, rows.length)
                .filter(i -> sentences.get(i).split() == split)
                .mapToObj(i -> rows[i])
                .toArray(float[][]::new);
    }

    /** Scaled to [-3, 3], as training does. */
    private float[] labels(List<Sentence> sentences, Split split) {
        float halfRange = HalfRange.of(data, sentences);
        List<Sentence> some =
                sentences.stream().filter(sentence -> sentence.split() == split).toList();
        float[] labels = new float[some.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = 3 * some.get(i).label() / halfRange;
        }
        return labels;
    }
}
