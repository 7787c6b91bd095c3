package io.trimodal.function.upload.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The folder of one process in that of all of them. The process holds a lock on a file in it, which the system lets go
 * of however the process ends: a folder whose lock can be had is that of a dead one, and is cleared by the next that
 * comes. One at a time makes or clears folders, by a lock on the folder of all.
 */
final class SpoolFolder implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SpoolFolder.class);
    private static final String LOCK = "lock";

    /**
     * Those of this process, which it must not even look at: a process that closes a file loses its lock on it, however
     * often it has the file open.
     */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private SpoolFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes one, and clears those of dead processes. @throws UncheckedIOException if the disk cannot be written */
    static synchronized SpoolFolder make(Path all) {
        try {
            Files.createDirectories(all);
            try (FileChannel channel = writable(all.resolve(LOCK));
                    FileLock _ = channel.lock()) {
                clear(all);
                Path folder = all.resolve(UUID.randomUUID().toString());
                OWN.add(folder);
                createOwn(folder);
                return new SpoolFolder(folder, locked(folder.resolve(LOCK)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nobody else on the machine may look into it, where the disk knows such rights. */
    private static void createOwn(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    /** Clears what dead processes left, if anything ever was spooled there. */
    static synchronized void clearDead(Path all) {
        if (!Files.isRegularFile(all.resolve(LOCK))) {
            return;
        }
        try (FileChannel channel = writable(all.resolve(LOCK));
                FileLock _ = channel.lock()) {
            clear(all);
        } catch (IOException e) {
            LOG.warnf(e, "cannot clear %s of what processes left that were killed", all);
        }
    }

    private static FileChannel writable(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = writable(file);
        channel.lock();
        return channel;
    }

    private static void clear(Path all) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(all)) {
            folders = entries.filter(Files::isDirectory)
                    .filter(folder -> !OWN.contains(folder))
                    .toList();
        }
        for (Path folder : folders) {
            if (isDead(folder)) {
                LOG.infof("clears %s of a process that was killed", folder);
                delete(folder);
            }
        }
    }

    private static boolean isDead(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        } catch (NoSuchFileException _) {
            // it died between the folder and its lock
            return true;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Not if somebody cleaned up, as systems do with what lies long in their temporary folder. */
    boolean isThere() {
        return Files.isDirectory(folder);
    }

    /** A path at which there is nothing yet. */
    Path next() {
        return folder.resolve(UUID.randomUUID().toString());
    }

    /** With all that is in it. */
    @Override
    public void close() {
        try {
            if (isThere()) {
                delete(folder);
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            OWN.remove(folder);
        }
    }
}
