package io.trimodal.modeling.cli;

import io.trimodal.modeling.verify.Difference;
import io.trimodal.modeling.verify.NumberCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares with numbers from the published code. */
@Command(
        name = "check-numbers",
        description = {
            "Compares models of formula weights with numbers from the authors' code.",
            "Scores, intermediates, losses and gradients, for the plain and the folded form of the "
                    + "embedding; differences are relative to the root mean square of the published tensor. Files of "
                    + "masks and corrupted inputs (.npz, elements that differ), of metrics (absolute differences) and "
                    + "of the learning-rate schedule (relative to its peak) are compared likewise."
        },
        mixinStandardHelpOptions = true)
final class CheckNumbersCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Golden files (JSON, or .npz of the missing-data protocol).")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        GivenFiles.requireReadable(files.toArray(Path[]::new));
        PrintWriter out = spec.commandLine().getOut();
        boolean all = true;
        for (Path file : files) {
            for (Map.Entry<String, List<Difference>> check :
                    NumberCheck.run(file).entrySet()) {
                out.println(file.getFileName() + ", " + check.getKey());
                for (Difference difference : check.getValue()) {
                    out.printf(
                            "  %-66s %8.1e  %s%n",
                            difference.quantity(),
                            difference.relative(),
                            difference.within() ? "ok" : "ABOVE " + difference.limit());
                    all &= difference.within();
                }
                out.flush();
            }
        }
        return all ? 0 : 1;
    }
}
