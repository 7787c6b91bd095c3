package io.trimodal.modeling.cli;

import io.trimodal.model.Architecture;
import io.trimodal.modeling.architecture.ConfigurationFile;
import io.trimodal.modeling.sentence.HalfRange;
import io.trimodal.modeling.sentence.Sentence;
import io.trimodal.modeling.sentence.SentenceCsv;
import io.trimodal.modeling.simulate.SimulatedFeatureFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a data set to try the other commands on. */
@Command(
        name = "simulate-data",
        description = {
            "Writes a feature file in MMSA's layout that holds no recording of anybody.",
            "It has either the sentences of a CSV text set with simulated voices and faces, which the default models "
                    + "of 1.0.0 were trained on, or random values of a published shape."
        },
        mixinStandardHelpOptions = true)
final class SimulateDataCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private Source source;

    /** Where the utterances come from. */
    static final class Source {
        @Option(
                names = "--data",
                required = true,
                paramLabel = "FILE.csv",
                description = "Text set: columns text, split, label; labels are scaled to [-3, 3] by the largest.")
        private Path data;

        @Option(
                names = "--noise",
                converter = Numbers.Positive.class,
                required = true,
                paramLabel = "UTTERANCES",
                description = "Random values instead: so many utterances in the split test.")
        private Integer noise;
    }

    @Option(names = "--output", required = true, paramLabel = "FILE.pkl", description = "The file to write.")
    private Path output;

    @Option(
            names = "--split",
            paramLabel = "train|valid|test",
            description = "Of the text set: only this split (default: all).")
    private Sentence.Split split;

    @Option(
            names = "--config",
            paramLabel = "mosi|mosei|sims|FILE",
            defaultValue = "mosi",
            description = "With --noise: whose frames and dims (default: ${DEFAULT-VALUE}).")
    private String config;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Of the simulation (default: ${DEFAULT-VALUE}, as of the data of the default models 1.0.0).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        GivenFiles.requireReadable(source.data);
        GivenFiles.requireWritable(output);
        if (source.data == null) {
            SimulatedFeatureFile.ofNoise(
                    output, ConfigurationFile.resolve(Architecture.ALMT, config), source.noise, seed);
        } else {
            List<Sentence> sentences = SentenceCsv.readAny(source.data);
            float halfRange = HalfRange.of(source.data, sentences);
            List<Sentence> kept = sentences.stream()
                    .filter(sentence -> split == null || sentence.split() == split)
                    .toList();
            if (kept.isEmpty()) {
                throw new IllegalArgumentException(source.data + " has no such split");
            }
            SimulatedFeatureFile.ofSentences(output, kept, halfRange, seed);
        }
        spec.commandLine().getOut().println(output);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
