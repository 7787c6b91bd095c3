package io.trimodal.modeling.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that make, check and measure models: what the build calls, and a part of {@code ./trimodal}. */
@Command(
        name = "trimodal",
        description = "Make, check and measure models of multimodal sentiment.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        subcommands = {
            TrainCommand.class,
            TuneEncoderCommand.class,
            MeasureEncoderCommand.class,
            ExportCommand.class,
            ImportCheckpointCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            SimulateDataCommand.class,
            ComposeDataCommand.class,
            VoiceFeaturesCommand.class,
            FaceFeaturesCommand.class,
            FiguresCommand.class,
            CompareExplanationsCommand.class,
            CheckNumbersCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The commands without the exit. */
    public static CommandLine commandLine() {
        return Conventions.apply(new CommandLine(new Main()));
    }
}
