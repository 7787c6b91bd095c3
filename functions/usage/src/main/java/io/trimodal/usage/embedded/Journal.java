package io.trimodal.usage.embedded;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The file of a ledger: opened after its good lines were read, then appended to. Appending is not thread-safe; forcing
 * may run beside it.
 */
final class Journal implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final String HEADER = "trimodal-usage 1";
    private static final int LONGEST_LINE = 4096;

    /** Not a FileChannel, which an interrupted thread would close under all others. */
    private final RandomAccessFile bytes;

    private long end;
    private long lines;

    private Journal(RandomAccessFile bytes, long end, long lines) {
        this.bytes = bytes;
        this.end = end;
        this.lines = lines;
    }

    /**
     * What a reading found.
     *
     * @param end where the good lines end
     * @param lines how many there are, the header among them
     * @param torn bytes behind them, the beginning of a line whose writing was cut short
     */
    record Good(long end, long lines, long torn) {}

    /**
     * Reads all good lines. What a killed process leaves, or one that is just writing, is the beginning of a line at
     * the very end: nobody was told that it was written, so it is left out. Nothing else that is no good line is.
     *
     * @throws DamagedLedgerException if there is such a line, or the file is empty or no ledger
     */
    static Good read(Path file, Consumer<Entry> entries) throws IOException {
        try (Lines lines = new Lines(file)) {
            long good = 0;
            for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
                if (lines.number > 1 && !lines.whole && Line.isBeginning(next.get())) {
                    return new Good(good, lines.number - 1, lines.position - good);
                }
                Optional<String> entry = lines.whole ? Line.read(next.get()) : Optional.empty();
                if (lines.number == 1) {
                    requireHeader(file, entry);
                } else {
                    entries.accept(parsed(file, lines.number, entry));
                }
                good = lines.position;
            }
            if (good == 0) {
                throw new DamagedLedgerException(file, 1, "the file is empty");
            }
            return new Good(good, lines.number, 0);
        }
    }

    private static void requireHeader(Path file, Optional<String> entry) {
        if (!entry.equals(Optional.of(HEADER))) {
            throw new DamagedLedgerException(file, 1, "it is not \"" + HEADER + "\"");
        }
    }

    private static Entry parsed(Path file, long number, Optional<String> entry) {
        String line = entry.orElseThrow(() -> new DamagedLedgerException(file, number, "its checksum is wrong"));
        try {
            return Entry.parse(line);
        } catch (RuntimeException _) {
            throw new DamagedLedgerException(file, number, "it says " + line);
        }
    }

    /** Opens a file to append behind its good lines; the beginning of a line behind them goes. */
    static Journal open(Path file, Good good) throws IOException {
        RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw");
        try {
            if (good.torn() > 0) {
                LOG.warnf(
                        "the usage ledger %s ended inside a line, as a killed process leaves it: %d bytes are cut off"
                                + " behind line %d, a call that nobody was told was counted",
                        file, good.torn(), good.lines());
                bytes.setLength(good.end());
            }
            Journal journal = new Journal(bytes, good.end(), good.lines());
            journal.force();
            return journal;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** A new file without a call; it is there whole or not at all. */
    static Journal create(Path file) throws IOException {
        LOG.infof("a new usage ledger begins in %s", file);
        return replace(file, Stream.empty());
    }

    /** Writes a new file in the place of an old one, all or nothing; the old one must not be written to meanwhile. */
    static Journal replace(Path file, Stream<Entry> entries) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            return replace(file, fresh, entries);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(fresh); // on a full disk it would take what room there is
            throw e;
        }
    }

    private static Journal replace(Path file, Path fresh, Stream<Entry> entries) throws IOException {
        long lines = 1;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16)) {
            out.write(Line.write(HEADER));
            for (Iterator<Entry> each = entries.iterator(); each.hasNext(); lines++) {
                out.write(Line.write(each.next().line()));
            }
        }
        RandomAccessFile bytes = new RandomAccessFile(fresh.toFile(), "rw");
        try {
            bytes.getFD().sync();
            Journal journal = new Journal(bytes, bytes.length(), lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder(file);
            return journal;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** A new name in a folder is durable once the folder is; not every file system lets it be opened. */
    private static void forceFolder(Path file) {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException _) {
            // such as on Windows, where renaming is durable by itself
        }
    }

    /** Writes a line at the end; if that fails, the file is as before. */
    void append(byte[] line) throws IOException {
        try {
            bytes.seek(end);
            bytes.write(line);
            end += line.length;
            lines++;
        } catch (IOException e) {
            bytes.setLength(end);
            throw e;
        }
    }

    void force() throws IOException {
        bytes.getFD().sync();
    }

    long lines() {
        return lines;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** The lines of a file, with where they end. */
    private static final class Lines implements AutoCloseable {
        private final InputStream in;
        /** Number of the last line, from 1. */
        private long number;
        /** Bytes up to and with the last line. */
        private long position;
        /** Whether the last line had its line feed. */
        private boolean whole;

        Lines(Path file) throws IOException {
            in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        }

        Optional<String> next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int next = in.read();
            if (next < 0) {
                return Optional.empty();
            }
            number++;
            whole = false;
            for (; next >= 0; next = in.read()) {
                position++;
                if (next == '\n') {
                    whole = true;
                    break;
                }
                if (line.size() < LONGEST_LINE) {
                    line.write(next);
                }
            }
            return Optional.of(line.toString(StandardCharsets.ISO_8859_1));
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
