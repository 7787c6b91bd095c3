package io.trimodal.modeling.cli;

import io.trimodal.model.ModelId;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a new package goes. */
final class PackageOptions {
    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Name of the model package.")
    String name;

    @Option(names = "--version", required = true, paramLabel = "VERSION", description = "Version of the model package.")
    String version;

    @Option(
            names = "--repository",
            required = true,
            paramLabel = "DIR",
            description = "Model repository: the directory that holds <name>/<version>/.")
    Path repository;

    ModelId id() {
        return new ModelId(name, version);
    }
}
