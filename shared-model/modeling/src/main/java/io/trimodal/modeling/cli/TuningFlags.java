package io.trimodal.modeling.cli;

import io.trimodal.modeling.finetune.TuningOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How to tune a text encoder. */
final class TuningFlags {
    @Option(
            names = "--frozen",
            converter = Numbers.NotNegative.class,
            paramLabel = "N",
            defaultValue = "7",
            description = "Layers below that stay as they are (default: ${DEFAULT-VALUE}).")
    private int frozen;

    @Option(
            names = "--layers",
            converter = Numbers.Positive.class,
            paramLabel = "N",
            defaultValue = "10",
            description = "Layers in all; those above are cut off (default: ${DEFAULT-VALUE}).")
    private int layers;

    @Option(
            names = "--averaged",
            converter = Numbers.Positive.class,
            paramLabel = "N",
            defaultValue = "3",
            description = "Last layers whose mean is the output (default: ${DEFAULT-VALUE}).")
    private int averaged;

    @Option(
            names = "--epochs",
            converter = Numbers.Positive.class,
            paramLabel = "N",
            defaultValue = "3",
            description = "Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--batch",
            converter = Numbers.Positive.class,
            paramLabel = "N",
            defaultValue = "32",
            description = "Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--learning-rate",
            converter = Numbers.Rate.class,
            paramLabel = "RATE",
            defaultValue = "6e-5",
            description = "Of the uppermost layer at its peak (default: ${DEFAULT-VALUE}).")
    private double learningRate;

    @Option(
            names = "--layer-decay",
            converter = Numbers.Factor.class,
            paramLabel = "FACTOR",
            defaultValue = "0.85",
            description = "By which each layer's rate is less than that of the next above (default: ${DEFAULT-VALUE}).")
    private double layerDecay;

    @Option(
            names = "--head-rate",
            converter = Numbers.Rate.class,
            paramLabel = "RATE",
            defaultValue = "1e-4",
            description = "Learning rate of the regression on top (default: ${DEFAULT-VALUE}).")
    private double headRate;

    @Option(
            names = "--pull",
            converter = Numbers.Share.class,
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of the way back to the pre-trained weights per step (default: ${DEFAULT-VALUE}).")
    private double pull;

    @Option(
            names = "--averaging",
            converter = Numbers.ShareBelowOne.class,
            paramLabel = "FACTOR",
            defaultValue = "0.99",
            description = "Of the weights over the steps (default: ${DEFAULT-VALUE}).")
    private double averaging;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--threads",
            converter = Numbers.Positive.class,
            paramLabel = "N",
            defaultValue = "1",
            description = "One repeats a run bit for bit (default: ${DEFAULT-VALUE}).")
    private int threads;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** @param layers that the encoder has */
    void requireAtMost(int layers) {
        if (this.layers > layers) {
            throw new ParameterException(
                    spec.commandLine(), "--layers must be at most " + layers + ", and not " + this.layers);
        }
    }

    TuningOptions options() {
        if (averaged > layers - frozen) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--frozen and --averaged must sum to at most --layers, " + layers + ", and not " + frozen + " and "
                            + averaged);
        }
        return new TuningOptions(
                frozen,
                layers,
                averaged,
                epochs,
                batch,
                learningRate,
                layerDecay,
                headRate,
                pull,
                averaging,
                seed,
                threads);
    }
}
