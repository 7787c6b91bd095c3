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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
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

    private Path file() {
        return folder.resolve("usage.sqlite");
    }

    private Path log() {
        return folder.resolve("usage.sqlite-wal");
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

    /** A process that is killed while it writes leaves any number of the last transaction's bytes. */
    @Test
    void open_logTornAtAnyByte_losesTheLastCallAlone_andSaysSo(@TempDir Path killed) throws IOException {
        ledger.record(call(1));
        int first = (int) Files.size(log());
        ledger.record(call(2));
        byte[] database = Files.readAllBytes(file());
        byte[] whole = Files.readAllBytes(log());
        assertThat(whole.length).isGreaterThan(first);
        for (int length = first; length < whole.length; length += 41) {
            Files.write(killed.resolve("usage.sqlite"), database);
            Files.write(killed.resolve("usage.sqlite-wal"), Arrays.copyOf(whole, length));
            List<String> said = new ArrayList<>();
            try (EmbeddedLedger torn = said(said, () -> EmbeddedLedger.open(killed, CLOCK))) {
                assertThat(torn.month(CALLER, MONTH).total()).isEqualTo(new FunctionUsage(1, 1, 2));
                assertThat(torn.record(call(2))).isEqualTo(UsageLedger.Outcome.COUNTED);
            }
            assertThat(said).singleElement().asString().startsWith("WARN").contains(killed.toString(), "is left out");
        }
    }

    private static <T> T said(List<String> said, Supplier<T> work) {
        Logger logger = Logger.getLogger("io.trimodal.usage");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                said.add(record.getLevel() + " " + record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            return work.get();
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void open_damagedBesideALog_isRefusedAndKept(@TempDir Path killed) throws IOException {
        ledger.record(call(1));
        ledger.close();
        ledger = EmbeddedLedger.open(folder, CLOCK);
        ledger.record(call(2));
        byte[] damaged = Files.readAllBytes(file());
        byte[] log = Files.readAllBytes(log());
        damaged[100] ^= 0x04; // the first page is not in the log
        Files.write(killed.resolve("usage.sqlite"), damaged);
        Files.write(killed.resolve("usage.sqlite-wal"), log);
        assertThatThrownBy(() -> EmbeddedLedger.open(killed, CLOCK)).isInstanceOf(DamagedLedgerException.class);
        assertThat(Files.readAllBytes(killed.resolve("usage.sqlite"))).isEqualTo(damaged);
        assertThat(Files.readAllBytes(killed.resolve("usage.sqlite-wal"))).isEqualTo(log);
    }

    @Test
    void close_leavesTheDatabaseAndTheLock() throws IOException {
        ledger.record(call(1));
        ledger.close();
        EmbeddedLedger.read(folder, MONTH);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("usage.sqlite", "lock");
        }
        ledger = EmbeddedLedger.open(folder, CLOCK);
    }

    @Test
    void open_daysLater_forgetsIdsAndKeepsTheSums() {
        for (int i = 1; i <= 50; i++) {
            ledger.record(call(i));
        }
        ledger.close();
        Clock later = Clock.fixed(NOVEMBER.plus(Duration.ofDays(20)), ZoneOffset.UTC);
        ledger = EmbeddedLedger.open(folder, later);
        assertThat(ledger.remembers(CALLER, "id1")).isFalse();
        Call fresh = new Call(CALLER, "fresh", "explain", new Units(1, 1), later.instant());
        ledger.record(fresh);
        List<MonthUsage> before = ledger.month(MONTH);
        assertThat(before).first().extracting(MonthUsage::total).isEqualTo(new FunctionUsage(50, 1275, 2550));
        ledger.close();
        ledger = EmbeddedLedger.open(folder, later);
        assertThat(ledger.month(MONTH)).isEqualTo(before);
        assertThat(ledger.record(fresh)).isEqualTo(UsageLedger.Outcome.COUNTED_BEFORE);
    }

    @Test
    void record_aWeekLater_forgetsIdsWithoutAStart() {
        ledger.close();
        Instant[] now = {NOVEMBER};
        InstantSource source = () -> now[0];
        ledger = EmbeddedLedger.open(folder, source.withZone(ZoneOffset.UTC));
        ledger.record(call(1));
        now[0] = NOVEMBER.plus(EmbeddedLedger.MEMORY).plus(Duration.ofDays(1));
        assertThat(ledger.remembers(CALLER, "id1")).isTrue();
        ledger.record(call(2));
        assertThat(ledger.remembers(CALLER, "id1")).isFalse();
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
