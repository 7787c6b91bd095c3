package io.trimodal.modeling.cli;

import io.trimodal.model.Architecture;
import io.trimodal.modeling.train.MissingData;
import io.trimodal.modeling.train.Schedule;
import io.trimodal.modeling.train.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How to train. What is not said, which is null here, is as the recipe of the data has it. */
final class TrainingFlags {
    /**
     * The defaults for a kind of data.
     *
     * @param masked LNLN: how often each wording is encoded with words erased
     */
    record Recipe(
            int epochs,
            double learningRate,
            Schedule schedule,
            double weightDecay,
            double averaging,
            double absentShare,
            double absentLanguageShare,
            int masked,
            boolean standardized) {
        /** For sentences with simulated voice and face: short, and for use with text alone, too. */
        static final Recipe SENTENCES = new Recipe(10, 3e-4, Schedule.SMOOTH, 1e-2, 0.995, 0.3, 0.05, 1, true);

        /** The authors' configuration (MODEL-SPEC.md, section 4), for feature files. */
        static final Recipe PUBLISHED = new Recipe(200, 1e-4, Schedule.PUBLISHED, 1e-4, 0, 0, 0, 4, false);
    }

    @Option(
            names = "--epochs",
            converter = Numbers.Positive.class,
            paramLabel = "N",
            description = "Epochs (default: 10; on a feature file 200, as published).")
    private Integer epochs;

    @Option(
            names = "--batch",
            converter = Numbers.Positive.class,
            paramLabel = "N",
            defaultValue = "64",
            description = "Samples per step (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--learning-rate",
            converter = Numbers.Rate.class,
            paramLabel = "RATE",
            description =
                    "Peak of the warm-up and cosine schedule (default: 3e-4; on a feature file 1e-4, as published).")
    private Double learningRate;

    @Option(
            names = "--weight-decay",
            converter = Numbers.ShareBelowOne.class,
            paramLabel = "DECAY",
            description = "AdamW's (default: 1e-2; on a feature file 1e-4, as published).")
    private Double weightDecay;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Of weights, order and missing data (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--schedule",
            paramLabel = "smooth|published",
            description =
                    "How the learning rate moves: step by step, or as the authors' scripts have it (default: smooth;"
                            + " on a feature file published).")
    private Schedule schedule;

    @Option(
            names = "--averaging",
            converter = Numbers.ShareBelowOne.class,
            paramLabel = "SHARE",
            description = "Running mean of the weights: share that a step leaves in place (default: 0.995; on a feature"
                    + " file 0 for none, as published).")
    private Double averaging;

    @Option(
            names = "--threads",
            converter = Numbers.Positive.class,
            paramLabel = "N",
            defaultValue = "2",
            description = "Threads of ONNX Runtime (default: ${DEFAULT-VALUE}); with 1 a run repeats bit for bit.")
    private int threads;

    @Option(
            names = "--absent-share",
            converter = Numbers.Share.class,
            paramLabel = "SHARE",
            description = "Share of samples trained without audio and vision (default: 0.3; on a feature file 0).")
    private Double absentShare;

    @Option(
            names = "--absent-language-share",
            converter = Numbers.Share.class,
            paramLabel = "SHARE",
            description = "Share of samples trained without language (default: 0.05; on a feature file 0).")
    private Double absentLanguageShare;

    @Option(
            names = "--masked",
            converter = Numbers.NotNegative.class,
            paramLabel = "N",
            description =
                    "LNLN: how often each wording is encoded with words erased (default: 1; on a feature file 4).")
    private Integer masked;

    @Option(
            names = "--standardize",
            arity = "1",
            paramLabel = "true|false",
            description = "Shift and scale each feature by its mean and deviation; the finished weights take that in "
                    + "(default:"
                    + " true; on a feature file false, as published).")
    private Boolean standardize;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    TrainingOptions options(Recipe recipe, Architecture architecture) {
        double voiceless = Objects.requireNonNullElse(absentShare, recipe.absentShare());
        double wordless = Objects.requireNonNullElse(absentLanguageShare, recipe.absentLanguageShare());
        if (voiceless + wordless > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--absent-share and --absent-language-share must sum to at most 1, and not " + voiceless + " and "
                            + wordless);
        }
        return new TrainingOptions(
                Objects.requireNonNullElse(epochs, recipe.epochs()),
                batch,
                Objects.requireNonNullElse(learningRate, recipe.learningRate()),
                Objects.requireNonNullElse(schedule, recipe.schedule()),
                Objects.requireNonNullElse(weightDecay, recipe.weightDecay()),
                Objects.requireNonNullElse(averaging, recipe.averaging()),
                seed,
                threads,
                new MissingData(architecture == Architecture.LNLN, voiceless, wordless),
                Objects.requireNonNullElse(standardize, recipe.standardized()));
    }

    /** Only LNLN's training erases words. */
    int masked(Recipe recipe, Architecture architecture) {
        return switch (architecture) {
            case ALMT -> 0;
            case LNLN -> Objects.requireNonNullElse(masked, recipe.masked());
        };
    }

    int threads() {
        return threads;
    }

    /** The options that decide the result, spelled out. */
    List<String> spelled(Recipe recipe, Architecture architecture) {
        TrainingOptions options = options(recipe, architecture);
        List<String> spelled = new ArrayList<>(List.of(
                "--epochs " + options.epochs(),
                "--batch " + options.batch(),
                "--learning-rate " + options.learningRate(),
                "--weight-decay " + options.weightDecay(),
                "--seed " + options.seed(),
                "--threads " + options.threads(),
                "--absent-share " + options.missing().absentShare(),
                "--absent-language-share " + options.missing().absentLanguageShare(),
                "--schedule " + options.schedule().name().toLowerCase(Locale.ROOT),
                "--averaging " + options.averaging(),
                "--masked " + Objects.requireNonNullElse(masked, recipe.masked())));
        if (options.standardized() != recipe.standardized()) {
            spelled.add("--standardize " + options.standardized());
        }
        return spelled;
    }
}
