package io.trimodal.cli;

import io.trimodal.modeling.cli.BuildVersion;
import io.trimodal.modeling.cli.Conventions;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./trimodal}, with those that make models. */
@Command(
        name = "trimodal",
        description = "Score utterances, explain and check scores, and make, check and measure models.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        footer = {"", "Exit codes: 0 done, 1 failed (the reason is on standard error), 2 called wrongly."},
        subcommands = {
            PredictCommand.class,
            ExplainCommand.class,
            RobustnessCheckCommand.class,
            FeaturesCommand.class,
            ModelsCommand.class,
            UsageCommand.class,
            ApiKeyCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // what the functions' libraries log through; it must be named before anything logs
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(commandLine().execute(arguments));
    }

    /** The commands without the exit. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        io.trimodal.modeling.cli.Main.commandLine().getSubcommands().forEach(line::addSubcommand);
        return Conventions.apply(line);
    }
}
