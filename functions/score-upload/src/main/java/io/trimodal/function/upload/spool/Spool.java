package io.trimodal.function.upload.spool;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.trimodal.function.problem.BodyUnavailableException;
import io.trimodal.function.problem.FieldError;
import io.trimodal.function.problem.TooLargeException;
import io.trimodal.function.upload.config.UploadConfig;
import io.trimodal.runtime.Cancellation;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Files for what is being scored and does not fit into memory. Room is looked for before anything is written.
 * Thread-safe; blocks while it copies.
 */
@Singleton
public final class Spool implements AutoCloseable {
    /** Left for others. */
    private static final long SPARE_BYTES = 16L << 20;

    private static final int BLOCK_BYTES = 1 << 16;

    private final Path all;
    private final long most;
    /** One, once it was needed. */
    private final List<SpoolFolder> own = new ArrayList<>(1);

    private long promised;

    @Inject
    public Spool(UploadConfig config) {
        this(
                config.spool()
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "trimodal-uploads"))
                        .toAbsolutePath(),
                config.recordingBytes().asLongValue());
    }

    Spool(Path all, long most) {
        this.all = all;
        this.most = most;
    }

    void clear(@Observes StartupEvent event) {
        SpoolFolder.clearDead(all);
    }

    /**
     * Copies a stream to a file.
     *
     * @param content read to its end, not closed
     * @param size its bytes
     * @param until asked between blocks
     * @throws TooLargeException if it is larger than recordings may be, or than the disk
     * @throws NoRoomException if the disk is too full now
     * @throws BodyUnavailableException if the stream breaks off
     * @throws io.trimodal.runtime.CancelledException if cancelled
     */
    public SpooledFile keep(InputStream content, long size, Cancellation until) {
        if (size > most) {
            throw tooLarge("has " + size + " bytes; at most " + most
                    + " are taken of a recording or a bundle (trimodal.uploads.recording-bytes)");
        }
        Path file = promise(size);
        boolean done = false;
        try {
            copy(content, size, file, until);
            done = true;
            return new SpooledFile(file);
        } finally {
            release(size);
            if (!done) {
                new SpooledFile(file).close();
            }
        }
    }

    private synchronized Path promise(long size) {
        try {
            if (!own.isEmpty() && !own.getFirst().isThere()) {
                close();
            }
            if (own.isEmpty()) {
                own.add(SpoolFolder.make(all));
            }
            FileStore disk = Files.getFileStore(all);
            if (size > disk.getTotalSpace() - SPARE_BYTES) {
                throw tooLarge("has " + size + " bytes, and the temporary disk " + disk.getTotalSpace()
                        + " in all; give it more (on Lambda ephemeral_storage_mb), or name another"
                        + " (trimodal.uploads.spool)");
            }
            long free = disk.getUsableSpace() - promised - SPARE_BYTES;
            if (size > free) {
                throw new NoRoomException("the temporary disk has no room for " + size + " bytes now: "
                        + Math.max(0, free) + " are free (on Lambda give it more with ephemeral_storage_mb)");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        promised += size;
        return own.getFirst().next();
    }

    private synchronized void release(long size) {
        promised -= size;
    }

    private static void copy(InputStream content, long size, Path file, Cancellation until) {
        byte[] block = new byte[BLOCK_BYTES];
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            long left = size;
            for (int read = read(content, block); read >= 0; read = read(content, block)) {
                until.check();
                left -= read;
                if (left < 0) {
                    break;
                }
                out.write(block, 0, read);
            }
            if (left != 0) {
                throw new BodyUnavailableException(
                        new EOFException("not the " + size + " bytes came that were to come"));
            }
        } catch (IOException e) {
            throw new NoRoomException("the temporary disk does not take " + size + " bytes: " + e.getMessage(), e);
        }
    }

    private static int read(InputStream content, byte[] block) {
        try {
            return content.read(block);
        } catch (IOException e) {
            throw new BodyUnavailableException(e);
        }
    }

    private static TooLargeException tooLarge(String detail) {
        return new TooLargeException(new FieldError("", detail));
    }

    void close(@Observes ShutdownEvent event) {
        close();
    }

    @Override
    public synchronized void close() {
        own.forEach(SpoolFolder::close);
        own.clear();
    }
}
