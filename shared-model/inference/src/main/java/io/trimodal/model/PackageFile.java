package io.trimodal.model;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of a package that has been read whole. What was compared with its digest are these very bytes, so whatever becomes of the file, what
 * is made of them is what the manifest lists. They lie outside the heap, which graphs of tens of megabytes would fill, and are freed when it is
 * closed. For the thread that read it.
 */
public final class PackageFile implements AutoCloseable {
    private final String name;
    private final Arena arena;
    private final ByteBuffer bytes;

    private PackageFile(String name, Arena arena, ByteBuffer bytes) {
        this.name = name;
        this.arena = arena;
        this.bytes = bytes;
    }

    /** @throws IOException also if it is larger than a buffer can be, or changes its length meanwhile */
    static PackageFile read(Path file) throws IOException {
        Arena arena = Arena.ofConfined();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE) {
                throw new IOException(file + " has " + size + " bytes; at most " + Integer.MAX_VALUE + " are read");
            }
            ByteBuffer bytes = arena.allocate(size).asByteBuffer();
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new IOException(file + " became shorter while it was read");
                }
            }
            return new PackageFile(file.getFileName().toString(), arena, bytes.flip());
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** Its name in the package. */
    public String name() {
        return name;
    }

    /** Read-only, in memory that goes when the file is closed. */
    public ByteBuffer bytes() {
        return bytes.asReadOnlyBuffer();
    }

    /** A copy on the heap, for files that are small. */
    public byte[] toArray() {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(0, copy);
        return copy;
    }

    @Override
    public void close() {
        arena.close();
    }
}
