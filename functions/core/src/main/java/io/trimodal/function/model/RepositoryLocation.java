package io.trimodal.function.model;

import io.trimodal.model.MissingRepositoryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the model repository where none is configured: {@code models/} beside the application, or what the build made
 * in the checkout that the application, or the working directory, is in.
 */
final class RepositoryLocation {
    private static final Path BESIDE = Path.of("models");

    private RepositoryLocation() {}

    /** @throws MissingRepositoryException naming the places that were looked at */
    static Path find(ModelsConfig config) {
        return config.repository()
                .map(Path::of)
                .map(RepositoryLocation::configured)
                .orElseGet(() -> first(
                        List.of(application(), Path.of("").toAbsolutePath()),
                        config.built().map(Path::of).stream().toList()));
    }

    private static Path configured(Path path) {
        if (!Files.isDirectory(path)) {
            throw new MissingRepositoryException("trimodal.models.repository is " + path + ", which is no directory");
        }
        return path;
    }

    /**
     * The first place that is a directory: {@code models/} in one of {@code starts}, or {@code built} in or above it.
     */
    private static Path first(List<Path> starts, List<Path> built) {
        return starts.stream()
                .flatMap(start -> Stream.concat(
                        Stream.of(start.resolve(BESIDE)),
                        ancestors(start).flatMap(folder -> built.stream().map(folder::resolve))))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new MissingRepositoryException("there is no model repository: none of "
                        + Stream.concat(Stream.of(BESIDE), built.stream()).toList() + " is in or above " + starts
                        + "; set trimodal.models.repository (or TRIMODAL_MODELS_REPOSITORY) to one"));
    }

    private static Stream<Path> ancestors(Path start) {
        return Stream.iterate(Optional.of(start), Optional::isPresent, path -> path.map(Path::getParent))
                .map(Optional::orElseThrow);
    }

    /** The folder of the jar that was started, or of the native executable. */
    private static Path application() {
        String jar = System.getProperty("java.class.path", "").split(System.getProperty("path.separator"), 2)[0];
        Path started =
                jar.isEmpty() ? Path.of(ProcessHandle.current().info().command().orElse(".")) : Path.of(jar);
        Path folder = started.toAbsolutePath().getParent();
        return folder == null ? started.toAbsolutePath() : folder;
    }
}
