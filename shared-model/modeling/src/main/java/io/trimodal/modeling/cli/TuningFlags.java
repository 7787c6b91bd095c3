package io.trimodal.modeling.cli;

import io.trimodal.modeling.finetune.TuningOptions;
import picocli.CommandLine.Option;

/** How to tune a text encoder. */
final class TuningFlags {
    @Option(
            names = "--frozen",
            paramLabel = "N",
            defaultValue = "7",
            description = "Layers below that stay as they are (default: ${DEFAULT-VALUE}).")
    private int frozen;

    @Option(
            names = "--layers",
            paramLabel = "N",
            defaultValue = "10",
            description = "Layers in all; those above are cut off (default: ${DEFAULT-VALUE}).")
    private int layers;

    @Option(
            names = "--averaged",
            paramLabel = "N",
            defaultValue = "3",
            description = "Last layers whose mean is the output (default: ${DEFAULT-VALUE}).")
    private int averaged;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "3", description = "Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "32", description = "Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--learning-rate",
            paramLabel = "RATE",
            defaultValue = "6e-5",
            description = "Of the uppermost layer at its peak (default: ${DEFAULT-VALUE}).")
    private double learningRate;

    @Option(
            names = "--layer-decay",
            paramLabel = "FACTOR",
            defaultValue = "0.85",
            description = "By which each layer's rate is less than that of the next above (default: ${DEFAULT-VALUE}).")
    private double layerDecay;

    @Option(
            names = "--head-rate",
            paramLabel = "RATE",
            defaultValue = "1e-4",
            description = "Learning rate of the regression on top (default: ${DEFAULT-VALUE}).")
    private double headRate;

    @Option(
            names = "--pull",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of the way back to the pre-trained weights per step (default: ${DEFAULT-VALUE}).")
    private double pull;

    @Option(
            names = "--averaging",
            paramLabel = "FACTOR",
            defaultValue = "0.99",
            description = "Of the weights over the steps (default: ${DEFAULT-VALUE}).")
    private double averaging;

    @Option(names = "--seed", paramLabel = "SEED", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "One repeats a run bit for bit (default: ${DEFAULT-VALUE}).")
    private int threads;

    TuningOptions options() {
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
