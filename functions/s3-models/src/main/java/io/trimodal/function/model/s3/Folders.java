package io.trimodal.function.model.s3;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories that several processes fill. */
final class Folders {
    private Folders() {}

    /** Puts one in the place of another, if it is there; where another process was faster, its one stays. */
    static void replace(Path target, Path by) throws IOException {
        if (Files.exists(target)) {
            Path old = by.resolveSibling(by.getFileName() + "-old");
            try {
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException _) {
                // another process replaces it, too
            }
            delete(old);
        }
        try {
            Files.move(by, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(target)) {
                throw e;
            }
        }
    }

    /** With all that is in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
