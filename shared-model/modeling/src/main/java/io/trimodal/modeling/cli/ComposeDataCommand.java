package io.trimodal.modeling.cli;

import io.trimodal.modeling.compose.ComposedUtterance;
import io.trimodal.modeling.compose.UtteranceComposer;
import io.trimodal.modeling.dataset.SentenceFeatureFile;
import io.trimodal.modeling.dataset.SentenceFeatureFile.Row;
import io.trimodal.modeling.sentence.HalfRange;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.SentenceCsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The composed utterances of train and figures as a data set for evaluate and others. */
@Command(
        name = "compose-data",
        description = {
            "Writes a feature file in MMSA's layout of sentences put together with recorded voices and faces.",
            "Each has all that there is; nothing is missing. The split that speaks and is seen is the sentence's."
        },
        mixinStandardHelpOptions = true)
final class ComposeDataCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE.csv",
            description = "Text set: columns text, split, label; labels are scaled to [-3, 3] by the largest.")
    private Path data;

    @Option(names = "--output", required = true, paramLabel = "FILE.pkl", description = "The file to write.")
    private Path output;

    @Option(
            names = "--split",
            paramLabel = "train|valid|test",
            defaultValue = "test",
            description = "Of the text set: this split (default: ${DEFAULT-VALUE}).")
    private Sentence.Split split;

    @Option(
            names = "--conflict-share",
            converter = Numbers.Share.class,
            paramLabel = "SHARE",
            defaultValue = "" + UtteranceComposer.CONFLICT_SHARE,
            description = "As train's (default: ${DEFAULT-VALUE}).")
    private double conflictShare;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "As train's --data-seed.")
    private long seed;

    @Mixin
    private ComposedFlags composed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GivenFiles.requireReadable(data);
        GivenFiles.requireWritable(output);
        ComposedFlags.Read read = composed.read()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--voices is missing; simulate-data writes sentences with simulated voices and faces"));
        List<Sentence> sentences = SentenceCsv.readAny(data);
        float halfRange = HalfRange.of(data, sentences);
        List<Sentence> kept =
                sentences.stream().filter(sentence -> sentence.split() == split).toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException(data + " has no such split");
        }
        UtteranceComposer composer = new UtteranceComposer(read.material(), seed, conflictShare);
        SentenceFeatureFile.write(
                output, kept, UtteranceComposer.MOST_FRAMES, sentence -> row(composer, sentence, halfRange));
        spec.commandLine().getOut().println(output);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static Row row(UtteranceComposer composer, Sentence sentence, float halfRange) {
        float words = Math.clamp(sentence.label() / halfRange, -1, 1);
        ComposedUtterance utterance = composer.compose(sentence.text(), words, sentence.split(), 0, true);
        return new Row(
                utterance.audio().features(),
                utterance.vision().features(),
                utterance.label().of(composer.most()));
    }
}
