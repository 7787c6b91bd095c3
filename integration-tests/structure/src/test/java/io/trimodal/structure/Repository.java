package io.trimodal.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A checkout, without what builds and tools leave in it. */
record Repository(Path folder) {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".terraform");

    /** The checkout that this module is part of. */
    static Repository own() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return new Repository(folder);
    }

    /** Every file that fits, in the order of their paths. */
    List<Path> files(Predicate<Path> fits) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(visited.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (fits.test(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted().toList();
    }

    /** The folders of Maven's modules that have Java classes. */
    List<Path> classFolders() {
        return files(file -> file.endsWith("pom.xml")).stream()
                .map(pom -> pom.resolveSibling("target").resolve("classes"))
                .filter(Files::isDirectory)
                .toList();
    }

    /** A path as it is named in messages. */
    String name(Path file) {
        return folder.relativize(file).toString();
    }
}
