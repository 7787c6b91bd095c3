package io.trimodal.it;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A copy of a folder of the repository for commands that write into it, such as those that replace weights: the sources
 * of this checkout stay as they are. What was built is linked, as it is large and nothing writes there.
 */
final class CopiedSources extends SimpleFileVisitor<Path> {
    private static final String BUILT = "target";

    private final Path from;
    private final Path to;

    private CopiedSources(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new CopiedSources(from, to));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        Path copy = to.resolve(from.relativize(folder));
        if (folder.endsWith(BUILT)) {
            Files.createSymbolicLink(copy, folder);
            return FileVisitResult.SKIP_SUBTREE;
        }
        Files.createDirectories(copy);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.copy(file, to.resolve(from.relativize(file)));
        return FileVisitResult.CONTINUE;
    }
}
