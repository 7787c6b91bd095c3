package io.trimodal.benchmark;

import java.io.PrintWriter;
import picocli.CommandLine;

/**
 * Where {@code ./trimodal bench} begins. Exit codes: 0 done, 1 failed with the reason on standard error, 2 called
 * wrongly.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** For tests: the command without the exit. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new BenchCommand());
        line.setCommandName("trimodal bench");
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, _) -> {
            PrintWriter err = command.getErr();
            err.println(command.getCommandName() + ": "
                    + (failure.getMessage() == null ? failure.toString() : failure.getMessage()));
            if (System.getenv("TRIMODAL_DEBUG") != null) {
                failure.printStackTrace(err);
            }
            err.flush();
            return 1;
        });
        return line;
    }
}
