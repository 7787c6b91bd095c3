package io.trimodal.modeling.cli;

import picocli.CommandLine.Option;

/** Help alone, for commands whose {@code --version} is a model's. */
final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;
}
