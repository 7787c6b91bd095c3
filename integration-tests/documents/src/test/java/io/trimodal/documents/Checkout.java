package io.trimodal.documents;

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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the repository, without what builds and tools leave beside them. */
record Checkout(Path root) {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".terraform");
    private static final Pattern COMMENTED =
            Pattern.compile(".*\\.(java|js|css|xml|ya?ml|tf|tftest\\.hcl|properties|Containerfile)|trimodal|build|run");

    /** The one that this module is part of. */
    static Checkout own() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return new Checkout(folder);
    }

    /** Every page, as a path from the root, in order. */
    List<MarkdownPage> pages() {
        return files(Pattern.compile(".*\\.md"))
                .map(file -> MarkdownPage.read(this, file))
                .toList();
    }

    /** Files that may cite pages in comments. */
    Stream<Path> commented() {
        return files(COMMENTED);
    }

    /** Files by their name, as paths from the root, in order. */
    Stream<Path> files(Pattern name) {
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
                    if (name.matcher(file.getFileName().toString()).matches()) {
                        found.add(root.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted();
    }

    /** Whether there is such a file or folder. @param path from the root */
    boolean has(Path path) {
        return Files.exists(root.resolve(path));
    }

    String text(Path file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
