package io.trimodal.usage.embedded;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.FunctionUsage;
import io.trimodal.usage.Units;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The ledger of builds before 1.1, which a new one begins with: lines of text, each with a checksum before it, a header
 * first. It is kept under another name.
 *
 * @param folder where it lies, if there is one
 */
record FormerJournal(Path folder) {
    private static final Logger LOG = Logger.getLogger(FormerJournal.class);
    private static final String HEADER = "trimodal-usage 1";
    private static final int CHECKSUM = 8;
    /** What a process leaves that was killed while it wrote a line. */
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{0,8}|[0-9a-f]{8} [ -~]*");

    Path file() {
        return folder.resolve("journal");
    }

    private Path kept() {
        return folder.resolve("journal.imported");
    }

    boolean exists() {
        return Files.exists(file());
    }

    /** Gives it its other name. What calls this and then dies finds it under that name the next time. */
    void keep() throws IOException {
        if (exists()) {
            Files.move(file(), kept(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Adds all that it holds, if there is one. @throws DamagedLedgerException if it is not as it was written */
    void copyInto(Tables tables) throws SQLException, IOException {
        Path source = exists() ? file() : kept();
        if (!Files.exists(source)) {
            return;
        }
        boolean torn = !endsWithLineFeed(source);
        try (BufferedReader lines = Files.newBufferedReader(source, StandardCharsets.ISO_8859_1)) {
            copy(source, lines, torn, tables);
        }
        LOG.infof("the usage ledger begins with that of a build before 1.1, which is kept as %s", kept());
    }

    private static void copy(Path source, BufferedReader lines, boolean torn, Tables tables)
            throws SQLException, IOException {
        long number = 0;
        String line = lines.readLine();
        while (line != null) {
            number++;
            String next = lines.readLine();
            if (next == null && torn && number > 1 && BEGINNING.matcher(line).matches()) {
                return;
            }
            copy(source, number, line, tables);
            line = next;
        }
        if (number == 0) {
            throw new DamagedLedgerException(source, "the file is empty");
        }
    }

    private static void copy(Path source, long number, String line, Tables tables) throws SQLException {
        String entry = line.length() > CHECKSUM ? line.substring(CHECKSUM + 1) : "";
        if (!line.equals("%08x %s".formatted(Checksum.of(entry), entry))) {
            throw new DamagedLedgerException(source, "the checksum of line " + number + " is wrong");
        }
        if ((number == 1) != entry.equals(HEADER)) {
            throw new DamagedLedgerException(source, "line " + number + " is no line of a ledger");
        }
        try {
            if (number > 1) {
                add(entry.split(" ", -1), tables);
            }
        } catch (RuntimeException e) {
            throw new DamagedLedgerException(source, "line " + number + " says " + entry, e);
        }
    }

    private static void add(String[] words, Tables tables) throws SQLException {
        switch (words[0] + words.length) {
            case "call7" -> {
                Units units = new Units(Long.parseLong(words[5]), Long.parseLong(words[6]));
                Call call = new Call(new Caller(words[2]), words[3], words[4], units, Instant.parse(words[1]));
                tables.add(call);
                tables.remember(call.caller(), call.requestId(), call.admitted());
            }
            case "sum7" ->
                tables.add(
                        new Caller(words[2]),
                        YearMonth.parse(words[1]),
                        words[3],
                        new FunctionUsage(
                                Long.parseLong(words[4]), Long.parseLong(words[5]), Long.parseLong(words[6])));
            case "mark4" -> tables.remember(new Caller(words[2]), words[3], Instant.parse(words[1]));
            default -> throw new IllegalArgumentException("no entry of a ledger");
        }
    }

    private static boolean endsWithLineFeed(Path source) throws IOException {
        try (FileChannel bytes = FileChannel.open(source)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return bytes.size() > 0 && bytes.read(last, bytes.size() - 1) == 1 && last.get(0) == '\n';
        }
    }
}
