package io.trimodal.model;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A file of a package that has been read whole. What was compared with its digest are these very bytes, so whatever
 * becomes of the file, what is made of them is what the manifest lists. They lie outside the heap, which graphs of tens
 * of megabytes would fill. When it is closed, the next file takes the same memory, or the garbage collector frees it;
 * memory that can be freed at once (java.lang.foreign) is not to be had in executables. For the thread that read it.
 */
public final class PackageFile implements AutoCloseable {
    /** Memory of a closed file. */
    private static final AtomicReference<WeakReference<ByteBuffer>> SPARE =
            new AtomicReference<>(new WeakReference<>(null));

    private final String name;
    private final ByteBuffer memory;
    private boolean closed;

    /** @param memory from 0 to its limit */
    private PackageFile(String name, ByteBuffer memory) {
        this.name = name;
        this.memory = memory;
    }

    /** @throws IOException also if it is larger than a buffer can be, or changes its length meanwhile */
    static PackageFile read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size > Integer.MAX_VALUE) {
                throw new IOException(file + " has " + size + " bytes; at most " + Integer.MAX_VALUE + " are read");
            }
            ByteBuffer bytes = memory((int) size);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes) < 0) {
                    throw new IOException(file + " became shorter while it was read");
                }
            }
            return new PackageFile(file.getFileName().toString(), bytes.flip());
        }
    }

    private static ByteBuffer memory(int size) {
        ByteBuffer spare = SPARE.getAndSet(new WeakReference<>(null)).get();
        return spare != null && spare.capacity() >= size ? spare.clear().limit(size) : ByteBuffer.allocateDirect(size);
    }

    /** Its name in the package. */
    public String name() {
        return name;
    }

    /**
     * Read-only, in memory that another file takes when this one is closed. @throws IllegalStateException if it is
     * closed
     */
    public ByteBuffer bytes() {
        requireOpen();
        return memory.asReadOnlyBuffer();
    }

    /** A copy on the heap, for files that are small. */
    public byte[] toArray() {
        requireOpen();
        byte[] copy = new byte[memory.remaining()];
        memory.get(0, copy);
        return copy;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            SPARE.set(new WeakReference<>(memory));
        }
    }
}
