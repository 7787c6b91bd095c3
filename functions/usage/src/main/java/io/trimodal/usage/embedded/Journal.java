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

/** The file of a ledger: opened after its good lines were read, then appended to. Appending is not thread-safe; forcing may run beside it. */
final class Journal implements AutoCloseable {
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

    /** What a reading found: where the good lines end, and how many there are. */
    record Good(long end, long lines) {}

    /**
     * Reads all good lines. A damaged line is the torn end of a killed process if no good line follows it, and is left out
     * then: nobody was told that it was written.
     *
     * @throws DamagedLedgerException if a damaged line has a good one behind it, or the file is no ledger
     */
    static Good read(Path file, Consumer<Entry> entries) throws IOException {
        if (!Files.exists(file)) {
            return new Good(0, 0);
        }
        try (Lines lines = new Lines(file)) {
            long good = 0;
            long torn = 0;
            for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
                Optional<String> entry = lines.whole ? Line.read(next.get()) : Optional.empty();
                if (entry.isEmpty()) {
                    torn = torn == 0 ? lines.number : torn;
                } else if (torn > 0) {
                    throw new DamagedLedgerException(file, torn, "its checksum is wrong, and good lines follow");
                } else {
                    take(file, lines.number, entry.get(), entries);
                    good = lines.position;
                }
            }
            return new Good(good, good == 0 ? 0 : (torn == 0 ? lines.number : torn - 1));
        }
    }

    private static void take(Path file, long number, String entry, Consumer<Entry> entries) {
        if (number == 1) {
            if (!entry.equals(HEADER)) {
                throw new DamagedLedgerException(file, 1, "it is not \"" + HEADER + "\"");
            }
            return;
        }
        try {
            entries.accept(Entry.parse(entry));
        } catch (RuntimeException e) {
            throw new DamagedLedgerException(file, number, "it says " + entry);
        }
    }

    /** Opens a file to append behind its good lines; what lies behind them goes. */
    static Journal open(Path file, Good good) throws IOException {
        if (good.end() == 0 && Files.exists(file) && Files.size(file) > Line.write(HEADER).length) {
            throw new DamagedLedgerException(file, 1, "it is not \"" + HEADER + "\"");
        }
        RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw");
        try {
            bytes.setLength(good.end());
            Journal journal = new Journal(bytes, good.end(), good.lines());
            if (good.end() == 0) {
                journal.append(Line.write(HEADER));
            }
            journal.force();
            forceFolder(file);
            return journal;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** Writes a new file in the place of an old one, all or nothing; the old one must not be written to meanwhile. */
    static Journal replace(Path file, Stream<Entry> entries) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
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
