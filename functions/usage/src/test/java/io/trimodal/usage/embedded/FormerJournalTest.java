package io.trimodal.usage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.usage.Caller;
import io.trimodal.usage.FunctionUsage;
import io.trimodal.usage.LedgerUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a build before 1.1 left in a folder. The lines are as it wrote them. */
class FormerJournalTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final Caller ACME = new Caller("acme");
    private static final String JOURNAL = """
        85b5c1ee trimodal-usage 1
        de919eee sum 2026-11 acme predict 40 100 100
        d6c472b0 mark 2026-11-20T08:00:00Z acme marked
        f8211345 call 2026-11-21T09:00:00.123456789Z acme id1 explain 2 900
        70c4b931 call 2026-11-21T09:30:00Z acme id2 predict 4 4
        """;

    @TempDir
    private Path folder;

    private byte[] whole;

    @BeforeEach
    void write() throws IOException {
        whole = JOURNAL.getBytes(StandardCharsets.US_ASCII);
        Files.write(journal(), whole);
    }

    private Path journal() {
        return folder.resolve("journal");
    }

    @Test
    void open_takesItOver_once() throws IOException {
        for (int start = 0; start < 2; start++) {
            try (EmbeddedLedger ledger = EmbeddedLedger.open(folder, CLOCK)) {
                requireTakenOver(ledger);
            }
        }
        assertThat(journal()).doesNotExist();
        assertThat(folder.resolve("journal.imported")).hasBinaryContent(whole);
    }

    private static void requireTakenOver(EmbeddedLedger ledger) {
        assertThat(ledger.month(ACME, MONTH).function("predict")).isEqualTo(new FunctionUsage(41, 104, 104));
        assertThat(ledger.month(ACME, MONTH).function("explain")).isEqualTo(new FunctionUsage(1, 2, 900));
        for (String id : new String[] {"id1", "id2", "marked"}) {
            assertThat(ledger.remembers(ACME, id)).as(id).isTrue();
        }
    }

    /** As when a process is killed between giving it its other name and giving the new ledger its own. */
    @Test
    void open_afterOnlyTheNameWasChanged_takesItOver() throws IOException {
        Files.move(journal(), folder.resolve("journal.imported"));
        try (EmbeddedLedger ledger = EmbeddedLedger.open(folder, CLOCK)) {
            requireTakenOver(ledger);
        }
    }

    @Test
    void open_lastLineTornAtAnyByte_losesItAlone() throws IOException {
        int last = JOURNAL.lastIndexOf('\n', JOURNAL.length() - 2) + 1;
        for (int length = last; length < whole.length; length++) {
            Files.deleteIfExists(folder.resolve("usage.sqlite"));
            Files.write(journal(), Arrays.copyOf(whole, length));
            try (EmbeddedLedger ledger = EmbeddedLedger.open(folder, CLOCK)) {
                assertThat(ledger.month(ACME, MONTH).total().calls()).isEqualTo(41);
                assertThat(ledger.remembers(ACME, "id2")).isFalse();
            }
        }
    }

    @Test
    void open_anyOtherByteChanged_isRefusedAndKept() throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x04;
            Files.write(journal(), damaged);
            assertThatThrownBy(() -> EmbeddedLedger.open(folder, CLOCK))
                    .as("byte %d", at)
                    .isInstanceOf(DamagedLedgerException.class)
                    .hasMessageContaining(journal().toString());
            assertThat(journal()).hasBinaryContent(damaged);
            assertThat(folder.resolve("usage.sqlite")).doesNotExist();
            assertThat(folder.resolve("usage.sqlite.new")).doesNotExist();
        }
    }

    @Test
    void open_besideALedgerOfThePresent_isRefused() throws IOException {
        EmbeddedLedger.open(folder, CLOCK).close();
        Files.write(journal(), whole);
        assertThatThrownBy(() -> EmbeddedLedger.open(folder, CLOCK))
                .isInstanceOf(DamagedLedgerException.class)
                .hasMessageContaining(journal().toString());
    }

    @Test
    void read_beforeItIsTakenOver_saysSo() {
        assertThatThrownBy(() -> EmbeddedLedger.read(folder, MONTH))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("before 1.1");
    }
}
