package io.trimodal.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The model that scores. */
final class ModelOption {
    @Option(
            names = "--model",
            paramLabel = "NAME[:VERSION]",
            description = "Model (default: the request's, or trimodal-almt; for Chinese trimodal-almt-zh).")
    private String name; // null where it is left out, as picocli has it

    /** None where it is left to the request. */
    List<String> names() {
        return name == null ? List.of() : List.of(name);
    }
}
