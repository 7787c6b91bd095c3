package io.trimodal.support;

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
import java.util.stream.Stream;

/**
 * The files of the repository, without what builds and tools leave beside them.
 *
 * @param root absolute
 */
public record Checkout(Path root) {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".terraform");

    /** The one that the module under test is part of. */
    public static Checkout own() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return new Checkout(folder);
    }

    /** Files that fit, as paths from the root, in order. */
    public Stream<Path> files(Predicate<Path> fits) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    Path path = root.relativize(file);
                    if (fits.test(path)) {
                        found.add(path);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted();
    }

    /** Files whose names end so. */
    public Stream<Path> filesEndingWith(String end) {
        return files(file -> file.toString().endsWith(end));
    }

    /** Whether there is such a file or folder. @param path from the root */
    public boolean has(Path path) {
        return Files.exists(root.resolve(path));
    }

    /** A file or folder, absolute. @param path from the root */
    public Path resolve(String path) {
        return root.resolve(path);
    }

    /** The content of a file. @param file from the root */
    public String text(Path file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
