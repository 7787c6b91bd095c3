package io.trimodal.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.usage.embedded.DamagedLedgerException;
import io.trimodal.usage.embedded.EmbeddedLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger's file that is not as it was left is refused with a word that names it, and stays byte for byte as it is.
 */
class DamagedLedgerTest {
    private static final Instant NOVEMBER = Instant.parse("2026-11-21T10:00:00Z");
    private static final Caller ACME = new Caller("acme");
    private static final Clock CLOCK = Clock.fixed(NOVEMBER, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private byte[] whole;
    private List<MonthUsage> used;

    @BeforeEach
    void write() throws IOException {
        try (UsageLedger ledger = open()) {
            for (int i = 0; i < 3; i++) {
                ledger.record(new Call(ACME, "id" + i, "predict", new Units(1, 1), NOVEMBER));
            }
        }
        whole = Files.readAllBytes(file());
        used = EmbeddedLedger.read(folder, Call.monthOf(NOVEMBER));
    }

    private UsageLedger open() {
        return EmbeddedLedger.open(folder, CLOCK);
    }

    /** The one file that holds the calls. */
    private Path file() {
        return folder.resolve("usage.sqlite");
    }

    private void refused(byte[] damaged, String as) throws IOException {
        Files.write(file(), damaged);
        assertThatThrownBy(this::open).as(as).hasMessageContaining(file().toString());
        assertThat(Files.readAllBytes(file())).as(as).isEqualTo(damaged);
    }

    /** Bytes that no page uses may change: then the sums are the same, and the ids are known. */
    private void refusedOrTheSame(byte[] damaged, String as) throws IOException {
        Files.write(file(), damaged);
        try (UsageLedger ledger = open()) {
            assertThat(ledger.month(Call.monthOf(NOVEMBER))).as(as).isEqualTo(used);
            for (int i = 0; i < 3; i++) {
                assertThat(ledger.remembers(ACME, "id" + i)).as(as).isTrue();
            }
        } catch (DamagedLedgerException | UncheckedIOException e) {
            assertThat(e).as(as).hasMessageContaining(file().toString());
            assertThat(Files.readAllBytes(file())).as(as).isEqualTo(damaged);
        }
    }

    @Test
    void open_emptied_isRefusedAndKept() throws IOException {
        refused(new byte[0], "empty");
    }

    @Test
    void open_anyByteChanged_isRefusedAndKept_orMeansTheSame() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            if (whole[at] != 0 || at % 61 == 0) { // most of a page is unused, and zero
                byte[] damaged = whole.clone();
                damaged[at] ^= 0x04;
                refusedOrTheSame(damaged, "byte " + at);
            }
        }
    }

    @Test
    void open_anyByteOfARowChanged_isRefusedAndKept() throws IOException {
        for (String text : List.of("acme2026-11predict", "acmeid0", "acmeid1", "acmeid2")) {
            int start = new String(whole, StandardCharsets.ISO_8859_1).indexOf(text);
            assertThat(start).isPositive();
            // behind the names are the numbers and the checksum, of at least this length together
            for (int at = start; at < start + text.length() + 5; at++) {
                byte[] damaged = whole.clone();
                damaged[at] ^= 0x04;
                refused(damaged, text + " byte " + (at - start));
            }
        }
    }

    @Test
    void open_endOverwritten_isRefusedAndKept() throws IOException {
        for (int length = 1; length < whole.length; length += length < 300 ? 1 : 97) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, whole.length - length, whole.length, (byte) 0);
            refused(damaged, length + " bytes of zero");
        }
    }

    @Test
    void open_endCutOff_isRefusedAndKept() throws IOException {
        for (int length = 1; length < whole.length; length += 509) {
            refused(Arrays.copyOf(whole, whole.length - length), length + " bytes less");
        }
    }

    @Test
    void open_somebodyElsesFile_isRefusedAndKept() throws IOException {
        for (String foreign : new String[] {"\n", "x", "{}", "SQLite format 3\u0000", "id,calls\nacme,3\n"}) {
            refused(foreign.getBytes(StandardCharsets.US_ASCII), foreign);
        }
    }

    @Test
    void open_somebodyElsesDatabase_isRefusedAndKept() throws IOException, SQLException {
        Path other = folder.resolve("other");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE used (caller TEXT)");
        }
        refused(Files.readAllBytes(other), "another database");
    }

    @Test
    void open_bytesAppendedByHand_isRefusedAndKept() throws IOException {
        byte[] longer = Arrays.copyOf(whole, whole.length + 6);
        System.arraycopy("hello\n".getBytes(StandardCharsets.US_ASCII), 0, longer, whole.length, 6);
        refused(longer, "hello");
    }

    @Test
    void open_fileGoneAndItsLogThere_isRefused() throws IOException {
        Path log = folder.resolve("usage.sqlite-wal");
        Files.move(file(), log);
        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLedgerException.class)
                .hasMessageContaining(log.toString());
        assertThat(Files.readAllBytes(log)).isEqualTo(whole);
        assertThat(file()).doesNotExist();
    }

    @Test
    void read_damaged_isRefused() throws IOException {
        byte[] damaged = whole.clone();
        Arrays.fill(damaged, whole.length - 40, whole.length, (byte) 0);
        Files.write(file(), damaged);
        assertThatThrownBy(() -> EmbeddedLedger.read(folder, Call.monthOf(NOVEMBER)))
                .isInstanceOf(DamagedLedgerException.class);
        assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
    }
}
