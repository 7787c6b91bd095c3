package io.trimodal.media.frontend;

import io.trimodal.model.InvalidPackageException;
import io.trimodal.model.ModelId;
import io.trimodal.model.ModelVersions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of front ends, {@code <name>/<version>/}. It may lack any of them, or not exist at all: a build that could
 * not get one goes on without it.
 */
public record FrontEndFolder(Path root) {
    /**
     * All of them, by name and then from the oldest version to the newest. What is no package (no
     * {@code front-end.json}) is passed over.
     *
     * @throws InvalidPackageException if a manifest is wrong
     */
    public List<FrontEndPackage> list() {
        List<FrontEndPackage> packages = new ArrayList<>();
        for (Path name : directories(root)) {
            for (Path version : directories(name)) {
                if (Files.isRegularFile(version.resolve(FrontEndManifestJson.FILE))) {
                    packages.add(open(version));
                }
            }
        }
        packages.sort(Comparator.comparing(found -> found.manifest().id(), ModelVersions.ORDER));
        return packages;
    }

    /**
     * The newest of a name, if there is one.
     *
     * @throws InvalidPackageException if its manifest, or that of another version, is wrong
     */
    public Optional<FrontEndPackage> newest(String name) {
        return list().stream()
                .filter(found -> found.manifest().id().name().equals(name))
                .reduce((_, later) -> later);
    }

    private static FrontEndPackage open(Path directory) {
        FrontEndPackage opened = FrontEndPackage.open(directory);
        ModelId id = opened.manifest().id();
        if (!directory.endsWith(Path.of(id.name(), id.version()))) {
            throw new InvalidPackageException(directory.toString(), "holds the front end " + id);
        }
        return opened;
    }

    private static List<Path> directories(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + parent, e);
        }
    }
}
