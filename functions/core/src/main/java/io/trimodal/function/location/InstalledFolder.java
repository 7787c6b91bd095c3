package io.trimodal.function.location;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that comes with the application: beside it, or where the build of the checkout puts it that the application,
 * or the working directory, is in.
 *
 * @param beside its name beside the application
 * @param built where the build puts it, seen from the folder of the checkout; one or none
 */
public record InstalledFolder(String beside, List<Path> built) {
    public InstalledFolder(String beside, Optional<String> built) {
        this(beside, built.map(Path::of).stream().toList());
    }

    public InstalledFolder {
        built = List.copyOf(built);
    }

    /**
     * The first place that is a directory: that name in one of the places to start from, or what was built, in or above
     * it.
     */
    public Optional<Path> find() {
        return starts().stream()
                .flatMap(start -> Stream.concat(
                        Stream.of(start.resolve(beside)),
                        ancestors(start).flatMap(folder -> built.stream().map(folder::resolve))))
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** For messages: the places that {@link #find()} looks at. */
    public String places() {
        return "none of "
                + Stream.concat(Stream.of(Path.of(beside)), built.stream()).toList() + " is in or above " + starts();
    }

    private static List<Path> starts() {
        return List.of(application(), Path.of("").toAbsolutePath());
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
