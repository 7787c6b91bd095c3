package io.trimodal.support;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where programs are looked for.
 *
 * @param folders in order
 */
record SearchPath(List<Path> folders) {
    /** @param path as in PATH; may be null, as an environment variable that is not set */
    static SearchPath of(String path) {
        return new SearchPath(Stream.of(Optional.ofNullable(path).orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .toList());
    }

    /** @param names of which absolute ones are taken as they are; @return those that can be started, in order */
    List<Path> find(List<String> names) {
        return names.stream()
                .flatMap(name -> Path.of(name).isAbsolute()
                        ? Stream.of(Path.of(name))
                        : folders.stream().map(folder -> folder.resolve(name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .distinct()
                .toList();
    }
}
