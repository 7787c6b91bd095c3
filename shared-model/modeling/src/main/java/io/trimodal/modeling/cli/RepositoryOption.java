package io.trimodal.modeling.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The repository that a command reads; by default the one that the build makes of the default models. */
public final class RepositoryOption {
    private static final String PROPERTY = "trimodal.default-repository";

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description = "Model repository (default: that of the default models, and of those for Chinese).")
    private Path given;

    /** As it was typed; empty where the default is meant. */
    Optional<Path> given() {
        return Optional.ofNullable(given);
    }

    /** Whether there is such a directory. */
    public boolean exists() {
        return Files.isDirectory(place());
    }

    /** Whether none was named. */
    public boolean isDefault() {
        return given == null;
    }

    private Path place() {
        return given != null ? given : Path.of(System.getProperty(PROPERTY, "."));
    }

    /** @throws IllegalArgumentException if there is no such directory */
    public Path directory() {
        Path directory = place();
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("model repository " + directory
                    + " does not exist; ./trimodal run makes the default one, --repository names another");
        }
        return directory;
    }
}
