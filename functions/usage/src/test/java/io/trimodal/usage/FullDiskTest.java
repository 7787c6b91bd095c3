package io.trimodal.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.usage.embedded.EmbeddedLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger on a disk that fills up gives nothing away; said through the ledger's interface, whatever it is made of. */
class FullDiskTest {
    private static final Instant NOVEMBER = Instant.parse("2026-11-21T10:00:00Z");
    private static final YearMonth MONTH = YearMonth.of(2026, 11);
    private static final Caller CALLER = new Caller("acme");
    private static final int QUOTA = 200;
    private static final int IN_FLIGHT = 4;
    private static final Clock CLOCK = Clock.fixed(NOVEMBER, ZoneOffset.UTC);

    @TempDir
    private Path mountPoint;

    private SmallDisk disk;
    private UsageLedger ledger;
    private int attempts;

    @BeforeEach
    void open() {
        disk = SmallDisk.mount(mountPoint);
        ledger = opened();
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            ledger.close();
            disk.close();
        }
    }

    private UsageLedger opened() {
        return new ArrearsLedger(EmbeddedLedger.open(disk.folder().resolve("ledger"), CLOCK));
    }

    /** Lets calls in together, works, counts them, and gives their places back; @return how many had their answer. */
    private int answered(QuotaGate gate, int together) {
        List<QuotaGate.Reservation> places = new ArrayList<>();
        for (int i = 0; i < together; i++) {
            try {
                places.add(gate.reserve(CALLER, 1, OptionalLong.of(QUOTA)));
            } catch (LedgerUnavailableException | QuotaExceededException _) {
                // refused before its work
            }
        }
        for (QuotaGate.Reservation place : places) {
            try {
                ledger.record(new Call(CALLER, "id" + attempts++, "predict", new Units(1, 1), place.admitted()));
            } catch (LedgerUnavailableException _) {
                // its work is done, so it has its answer
            }
            place.close();
        }
        return places.size();
    }

    @Test
    void reserve_onAFullDisk_answersNoMoreThanWasInFlight() throws IOException {
        QuotaGate gate = new QuotaGate(ledger, CLOCK);
        assertThat(answered(gate, IN_FLIGHT)).isEqualTo(IN_FLIGHT);
        disk.fill();
        int answered = 0;
        for (int i = 0; i < 400; i += IN_FLIGHT) {
            answered += answered(gate, IN_FLIGHT);
        }
        long counted = ledger.month(CALLER, MONTH).total().calls();
        // The last page that the file has may hold some more lines.
        assertThat(answered + IN_FLIGHT).isBetween((int) counted, (int) counted + IN_FLIGHT);
        assertThatThrownBy(() -> gate.reserve(CALLER, 1, OptionalLong.of(QUOTA)))
                .isInstanceOf(LedgerUnavailableException.class);
    }

    @Test
    void reserve_onceThereIsRoom_countsWhatWasOwed_andTheQuotaHoldsExactly() throws IOException {
        QuotaGate gate = new QuotaGate(ledger, CLOCK);
        disk.fill();
        int answered = 0;
        for (int i = 0; i < 400; i += IN_FLIGHT) {
            answered += answered(gate, IN_FLIGHT);
        }
        disk.makeRoom();
        for (int i = 0; i < 400; i += IN_FLIGHT) {
            answered += answered(gate, IN_FLIGHT);
        }
        assertThat(answered).isEqualTo(QUOTA);
        assertThat(ledger.standing(CALLER, MONTH).used()).isEqualTo(QUOTA);
        ledger.close();
        ledger = opened();
        assertThat(ledger.month(CALLER, MONTH).total()).isEqualTo(new FunctionUsage(QUOTA, QUOTA, QUOTA));
    }

    @Test
    void record_again_ofWhatIsOwed_countsOnce() throws IOException {
        for (int i = 0; i < IN_FLIGHT; i++) {
            answered(new QuotaGate(ledger, CLOCK), 1);
        }
        disk.fill();
        Call call = owed();
        disk.makeRoom();
        assertThat(ledger.record(call)).isEqualTo(UsageLedger.Outcome.COUNTED);
        long used = ledger.standing(CALLER, MONTH).used();
        assertThat(ledger.record(call)).isEqualTo(UsageLedger.Outcome.COUNTED_BEFORE);
        assertThat(ledger.standing(CALLER, MONTH).used()).isEqualTo(used);
    }

    /** The first call that has no room any more. */
    private Call owed() {
        for (int i = 0; i < 1000; i++) {
            Call call = new Call(CALLER, "late" + i, "predict", new Units(1, 1), NOVEMBER);
            try {
                ledger.record(call);
            } catch (LedgerUnavailableException _) {
                return call;
            }
        }
        throw new IllegalStateException("a full disk took a thousand calls");
    }

    @Test
    void open_onAFullDisk_saysSo_andLeavesNothingBehind() throws IOException {
        ledger.close();
        disk.fill();
        assertThatThrownBy(() -> EmbeddedLedger.open(disk.folder().resolve("other"), CLOCK))
                .hasMessageContaining("cannot be opened");
        disk.makeRoom();
        try (UsageLedger other = EmbeddedLedger.open(disk.folder().resolve("other"), CLOCK)) {
            assertThat(other.month(MONTH)).isEmpty();
        }
    }
}
