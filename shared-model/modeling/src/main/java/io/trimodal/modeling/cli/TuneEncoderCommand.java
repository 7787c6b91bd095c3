package io.trimodal.modeling.cli;

import io.trimodal.model.Sha256;
import io.trimodal.modeling.bert.PretrainedBert;
import io.trimodal.modeling.bert.TunedLayers;
import io.trimodal.modeling.export.TextEncoderFiles;
import io.trimodal.modeling.finetune.LowerStates;
import io.trimodal.modeling.finetune.LowerStates.Wordings;
import io.trimodal.modeling.finetune.Tuner;
import io.trimodal.modeling.finetune.TuningOptions;
import io.trimodal.modeling.finetune.TuningSet;
import io.trimodal.modeling.finetune.TuningSet.HeldOut;
import io.trimodal.modeling.parameter.Weights;
import io.trimodal.modeling.sentence.HalfRange;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.Sentence.Split;
import io.trimodal.modeling.sentence.SentenceCsv;
import io.trimodal.modeling.train.RegressionMetrics;
import io.trimodal.text.Vocabulary;
import io.trimodal.text.WordPieceTokenizer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tunes the upper layers of the English text encoder. */
@Command(
        name = "tune-encoder",
        description = {
            "Tunes the upper layers of the English text encoder to sentences with labels.",
            "The weights that did best on validation are kept, and test is reported once, at the end."
        },
        mixinStandardHelpOptions = true)
final class TuneEncoderCommand implements Callable<Integer> {
    private static final int TOKENS = 50;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE.csv",
            description = "Text set with the columns text, split, label.")
    private Path data;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "DIR",
            description = "For text-encoder.safetensors, tuning-log.tsv and the lower layers' states.")
    private Path output;

    @Option(
            names = "--spoken-share",
            converter = Numbers.Share.class,
            paramLabel = "SHARE",
            defaultValue = "0.3",
            description = "Training sentences taken as simulated transcripts of speech (default: ${DEFAULT-VALUE}).")
    private double spokenShare;

    @Mixin
    private TuningFlags flags;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GivenFiles.requireReadable(data);
        GivenFiles.requireFolder(output);
        TuningOptions options = flags.options();
        List<Sentence> sentences = SentenceCsv.read(data);
        Files.createDirectories(output);
        TextEncoderFiles files = TextEncoderFiles.pretrained();
        PretrainedBert pretrained = PretrainedBert.read(files.encoder(), TextEncoderFiles.HEAD_WIDTH);
        flags.requireAtMost(pretrained.size().layers());
        WordPieceTokenizer tokenizer = new WordPieceTokenizer(
                new Vocabulary(files.vocabulary()),
                true,
                files.part(TOKENS).tokenizer().maxTokens());
        Path states = output.resolve("states-" + options.frozen() + ".bin");
        try (LowerStates lower = new LowerStates(pretrained, options.frozen(), tokenizer, states);
                Tuner tuner = new Tuner(
                        options,
                        pretrained.weights(),
                        pretrained.cut(options.layers()).size())) {
            float halfRange = HalfRange.of(data, sentences);
            Wordings wordings = new Wordings(sentences, spokenShare, options.seed());
            TuningSet set = states(lower, sentences, split -> split != Split.TEST, wordings, halfRange);
            SequencedMap<String, Weights> tuned = tuned(tuner, set, options);
            write(tuned, options, tuner.metrics(tuned, set.valid(), HeldOut::written));
            TuningSet test = states(lower, sentences, split -> split == Split.TEST, wordings, halfRange);
            report(tuner, test.test(), tuned);
        }
        return 0;
    }

    private TuningSet states(
            LowerStates lower, List<Sentence> sentences, Predicate<Split> wanted, Wordings wordings, float halfRange) {
        List<Sentence> some = sentences.stream()
                .filter(sentence -> wanted.test(sentence.split()))
                .toList();
        try (ProgressBar bar = ProgressLine.start("lower layers", some.size())) {
            return lower.of(some, wordings, halfRange, flags.options().threads(), count -> {
                bar.maxHint(Math.max(bar.getMax(), count));
                bar.stepTo(count);
            });
        }
    }

    private SequencedMap<String, Weights> tuned(Tuner tuner, TuningSet set, TuningOptions options) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try (BufferedWriter log = Files.newBufferedWriter(output.resolve("tuning-log.tsv"))) {
            return tuner.run(set, (check, mean) -> {
                String line = String.format(
                        Locale.ROOT,
                        "step\t%d\tof\t%d\tloss\t%.4f\twritten\t%s\tspoken\t%s%s",
                        check.step(),
                        check.steps(),
                        check.loss(),
                        check.written(),
                        check.spoken(),
                        check.best() ? "\tbest" : "");
                try {
                    log.append(line).append('\n').flush();
                    if (check.best()) {
                        write(mean, options, check.written());
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot write the log", e);
                }
                err.println(line.replace('\t', ' '));
                err.flush();
            });
        }
    }

    private void write(SequencedMap<String, Weights> tuned, TuningOptions options, RegressionMetrics validation)
            throws IOException {
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        metadata.put("pretrained", TextEncoderFiles.pretrained().name());
        metadata.put("data", data.getFileName() + " (SHA-256 " + Sha256.of(data) + ")");
        metadata.put("options", options + ", spoken share " + spokenShare);
        metadata.put("validation", validation.toString());
        new TunedLayers(options.layers(), options.averaged(), metadata, tuned)
                .write(output.resolve("text-encoder.safetensors"));
    }

    private void report(Tuner tuner, List<HeldOut> test, SequencedMap<String, Weights> tuned) {
        PrintWriter out = spec.commandLine().getOut();
        if (!test.isEmpty()) {
            out.println("test, written     " + tuner.metrics(tuned, test, HeldOut::written));
            out.println("test, transcripts " + tuner.metrics(tuned, test, HeldOut::spoken));
        }
        out.println(output.resolve("text-encoder.safetensors"));
        out.flush();
    }
}
