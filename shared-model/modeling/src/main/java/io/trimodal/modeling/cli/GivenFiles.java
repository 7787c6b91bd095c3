package io.trimodal.modeling.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * Looks at the files that a command was given before it begins, so that what cannot end well is told at once and in the
 * same words by all commands.
 */
final class GivenFiles {
    private GivenFiles() {}

    /**
     * @param files to be read; null stands for one that was not given
     * @throws IllegalArgumentException naming the first that is not there, is a folder or may not be read
     */
    static void requireReadable(Path... files) {
        Arrays.stream(files).filter(Objects::nonNull).forEach(file -> {
            require(exists(file), file + ": does not exist");
            require(!Files.isDirectory(file), file + ": is a folder; give a file");
            require(Files.isReadable(file), file + ": may not be read by this user");
        });
    }

    /**
     * @param file to be written, or to be written anew
     * @throws IllegalArgumentException if there is no folder for it, or it is one, or may not be written
     */
    static void requireWritable(Path file) {
        require(!Files.isDirectory(file), file + ": is a folder; give a file");
        Path folder = file.toAbsolutePath().getParent(); // only the root has none, and is a folder
        require(exists(folder), "there is no folder " + folder + " to write " + file.getFileName());
        require(Files.isDirectory(folder), folder + ": is a file; give a folder");
        require(Files.isWritable(exists(file) ? file : folder), file + ": may not be written by this user");
    }

    /**
     * @param folder to be written to, which need not exist
     * @throws IllegalArgumentException if it cannot be one
     */
    static void requireFolder(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (!exists(there)) {
            there = there.getParent(); // ends at the root, which exists
        }
        require(Files.isDirectory(there), there + ": is a file; give a folder");
        require(Files.isWritable(there), there + ": may not be written by this user");
    }

    /** Also of what a user may not look at, which is told as such. */
    private static boolean exists(Path file) {
        return !Files.notExists(file);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
