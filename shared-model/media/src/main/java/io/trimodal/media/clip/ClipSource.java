package io.trimodal.media.clip;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of a clip are. */
public interface ClipSource {
    /** The bytes from the start, for reading; each call opens them anew. */
    SeekableByteChannel open() throws IOException;

    /** The file that another program can open; empty where there is none. */
    Optional<Path> file();

    /** A clip in a file. */
    static ClipSource of(Path file) {
        return new ClipSource() {
            @Override
            public SeekableByteChannel open() throws IOException {
                return Files.newByteChannel(file);
            }

            @Override
            public Optional<Path> file() {
                return Optional.of(file);
            }
        };
    }

    /** A clip in memory; the array is not copied. */
    static ClipSource of(byte[] bytes) {
        return new ClipSource() {
            @Override
            public SeekableByteChannel open() {
                return new ArrayChannel(bytes);
            }

            @Override
            public Optional<Path> file() {
                return Optional.empty();
            }
        };
    }

    /**
     * Writes the clip to a file, for a program that needs one.
     *
     * @throws IOException if the disk fails
     */
    default void copyTo(Path target) throws IOException {
        try (SeekableByteChannel from = open()) {
            Files.copy(Channels.newInputStream(from), target);
        }
    }
}
