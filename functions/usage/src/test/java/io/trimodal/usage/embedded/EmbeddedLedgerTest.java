package io.trimodal.usage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.FunctionUsage;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.MonthUsage;
import io.trimodal.usage.Units;
import io.trimodal.usage.UsageLedger;
import io.trimodal.usage.UsageLedgerContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedLedgerTest extends UsageLedgerContract {
    private static final Clock CLOCK = Clock.fixed(NOVEMBER, ZoneOffset.UTC);
    private static final Caller CALLER = new Caller("acme");

    @TempDir
    private Path folder;

    private EmbeddedLedger ledger;

    @BeforeEach
    void open() {
        ledger = EmbeddedLedger.open(folder, CLOCK);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Override
    protected UsageLedger ledger() {
        return ledger;
    }

    private static Call call(int number) {
        return new Call(CALLER, "id" + number, "predict", new Units(number, 2L * number), NOVEMBER);
    }

    private Path journal() {
        return folder.resolve("journal");
    }

    @Test
    void open_again_knowsAllThatWasCounted() {
        ledger.record(call(1));
        ledger.record(call(2));
        ledger.close();
        ledger = EmbeddedLedger.open(folder, CLOCK);
        assertThat(ledger.month(CALLER, MONTH).total()).isEqualTo(new FunctionUsage(2, 3, 6));
        assertThat(ledger.record(call(2))).isEqualTo(UsageLedger.Outcome.COUNTED_BEFORE);
    }

    @Test
    void open_whileAnotherHoldsIt_saysSo() {
        assertThatThrownBy(() -> EmbeddedLedger.open(folder, CLOCK))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("another process holds");
    }

    @Test
    void read_whileAnotherHoldsIt_givesTheMonth() {
        ledger.record(call(3));
        List<MonthUsage> read = EmbeddedLedger.read(folder, MONTH);
        assertThat(read).isEqualTo(ledger.month(MONTH)).hasSize(1);
    }

    @Test
    void record_afterClose_isRefused() {
        ledger.close();
        assertThatThrownBy(() -> ledger.record(call(1))).isInstanceOf(LedgerUnavailableException.class);
        ledger = EmbeddedLedger.open(folder, CLOCK);
    }

    /** A process that is killed while it writes leaves any number of the last line's bytes. */
    @Test
    void open_lastLineTornAtAnyByte_losesThatLineAlone() throws IOException {
        ledger.record(call(1));
        long first = Files.size(journal());
        ledger.record(call(2));
        ledger.close();
        byte[] whole = Files.readAllBytes(journal());
        for (int length = (int) first; length < whole.length; length++) {
            Files.write(journal(), Arrays.copyOf(whole, length));
            EmbeddedLedger torn = EmbeddedLedger.open(folder, CLOCK);
            assertThat(torn.month(CALLER, MONTH).total()).isEqualTo(new FunctionUsage(1, 1, 2));
            assertThat(torn.record(call(2))).isEqualTo(UsageLedger.Outcome.COUNTED);
            torn.close();
            assertThat(Files.readAllBytes(journal())).isEqualTo(whole);
        }
        ledger = EmbeddedLedger.open(folder, CLOCK);
    }

    @Test
    void open_anyByteOfAnEarlierLineChanged_isRefused() throws IOException {
        ledger.record(call(1));
        int first = (int) Files.size(journal());
        ledger.record(call(2));
        ledger.record(call(3));
        ledger.close();
        byte[] whole = Files.readAllBytes(journal());
        for (int at = 0; at < first; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x04;
            Files.write(journal(), damaged);
            assertThatThrownBy(() -> EmbeddedLedger.open(folder, CLOCK))
                    .as("byte %d", at)
                    .isInstanceOf(DamagedLedgerException.class);
            assertThat(Files.readAllBytes(journal())).isEqualTo(damaged);
        }
        Files.write(journal(), whole);
        ledger = EmbeddedLedger.open(folder, CLOCK);
    }

    @Test
    void open_anotherFile_isRefusedAndKept() throws IOException {
        ledger.close();
        byte[] letter = "Dear accountant, these lines are no ledger.\n".getBytes(StandardCharsets.US_ASCII);
        Files.write(journal(), letter);
        assertThatThrownBy(() -> EmbeddedLedger.open(folder, CLOCK)).isInstanceOf(DamagedLedgerException.class);
        assertThat(Files.readAllBytes(journal())).isEqualTo(letter);
        Files.delete(journal());
        ledger = EmbeddedLedger.open(folder, CLOCK);
    }

    @Test
    void record_journalGrown_isWrittenAnewWithTheSameSums() throws IOException {
        ledger.close();
        Clock later = Clock.fixed(NOVEMBER.plus(Duration.ofDays(20)), ZoneOffset.UTC);
        ledger = EmbeddedLedger.open(folder, later, 10);
        for (int i = 1; i <= 50; i++) {
            ledger.record(call(i));
        }
        Call fresh = new Call(CALLER, "fresh", "explain", new Units(1, 1), later.instant());
        ledger.record(fresh);
        // What is older than a week is a sum by now: one line for each function, and what came after the last
        // rewriting.
        assertThat(Files.readAllLines(journal())).hasSizeLessThan(20);
        assertThat(ledger.record(fresh)).isEqualTo(UsageLedger.Outcome.COUNTED_BEFORE);
        List<MonthUsage> before = ledger.month(MONTH);
        assertThat(before).first().extracting(MonthUsage::total).isEqualTo(new FunctionUsage(50, 1275, 2550));
        ledger.close();
        ledger = EmbeddedLedger.open(folder, later, 10);
        assertThat(ledger.month(MONTH)).isEqualTo(before);
        assertThat(ledger.record(fresh)).isEqualTo(UsageLedger.Outcome.COUNTED_BEFORE);
        assertThat(folder.resolve("journal.new")).doesNotExist();
    }

    @Test
    void record_threadInterrupted_ledgerLivesOn() {
        Thread.currentThread().interrupt();
        ledger.record(call(1));
        assertThat(Thread.interrupted()).isTrue();
        ledger.record(call(2));
        assertThat(ledger.month(CALLER, MONTH).total().calls()).isEqualTo(2);
    }
}
