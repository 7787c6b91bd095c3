package io.trimodal.modeling.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The tool commands of {@code ./trimodal}. Exit codes: 0 done, 1 failed with the reason on standard error, 2 called wrongly.
 */
@Command(
        name = "trimodal",
        description = "Make, check and use models of multimodal sentiment.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        footer = {"", "Exit codes: 0 done, 1 failed (the reason is on standard error), 2 called wrongly."},
        subcommands = {
            TrainCommand.class,
            ExportCommand.class,
            ImportCheckpointCommand.class,
            PredictCommand.class,
            ModelsCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            SimulateDataCommand.class,
            CompareExplanationsCommand.class,
            CheckNumbersCommand.class,
            UsageCommand.class,
            ApiKeyCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** For tests: the commands without the exit. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, _) -> {
            PrintWriter err = command.getErr();
            err.println("trimodal " + command.getCommandName() + ": " + reason(failure));
            if (System.getenv("TRIMODAL_DEBUG") != null) {
                failure.printStackTrace(err);
            }
            err.flush();
            return 1;
        });
        return line;
    }

    private static String reason(Throwable failure) {
        String message = failure.getMessage();
        String cause =
                failure.getCause() == null ? "" : ": " + failure.getCause().getMessage();
        return message == null ? failure.toString() : message + (message.contains(cause) ? "" : cause);
    }
}
