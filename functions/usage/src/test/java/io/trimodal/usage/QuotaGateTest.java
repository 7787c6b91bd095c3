package io.trimodal.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.usage.embedded.EmbeddedLedger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuotaGateTest {
    private static final Caller CALLER = new Caller("acme");
    private static final OptionalLong TEN = OptionalLong.of(10);

    @TempDir
    private Path folder;

    private final SetClock clock = new SetClock();
    private UsageLedger ledger;
    private QuotaGate gate;

    @BeforeEach
    void open() {
        ledger = EmbeddedLedger.open(folder, clock);
        gate = new QuotaGate(ledger, clock);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static final class SetClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-30T23:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private void pay(String id, int utterances) {
        try (QuotaGate.Reservation place = gate.reserve(CALLER, utterances, TEN)) {
            ledger.record(new Call(CALLER, id, "predict", new Units(utterances, utterances), place.admitted()));
        }
    }

    @Test
    void reserve_upToTheQuota_isAdmitted_andOneMoreIsRefused() {
        pay("a", 4);
        pay("b", 6);
        assertThatThrownBy(() -> pay("c", 1)).isInstanceOfSatisfying(QuotaExceededException.class, refusal -> {
            assertThat(refusal)
                    .hasMessage("the quota of this month is used up: 10 of 10 utterances are used; it begins anew at"
                            + " 2026-12-01T00:00:00Z");
            assertThat(refusal.remaining()).isEqualTo(Duration.ofHours(1));
        });
    }

    @Test
    void reserve_largerThanWhatIsLeft_saysHowMuchIsLeft() {
        pay("a", 8);
        assertThatThrownBy(() -> pay("b", 3))
                .isInstanceOf(QuotaExceededException.class)
                .hasMessageContaining("room for 2 more utterances, and this call has 3");
        assertThatCode(() -> gate.requireNotExhausted(CALLER)).doesNotThrowAnyException();
        pay("c", 2);
    }

    @Test
    void reserve_givenBackWithoutRecord_costsNothing() {
        for (int i = 0; i < 20; i++) {
            gate.reserve(CALLER, 10, TEN).close();
        }
        pay("a", 10);
    }

    @Test
    void close_twice_givesBackOnce() {
        QuotaGate.Reservation held = gate.reserve(CALLER, 5, TEN);
        QuotaGate.Reservation twice = gate.reserve(CALLER, 5, TEN);
        twice.close();
        twice.close();
        assertThatThrownBy(() -> gate.reserve(CALLER, 6, TEN)).isInstanceOf(QuotaExceededException.class);
        held.close();
    }

    @Test
    void requireNotExhausted_knowsUntilTheMonthEnds() {
        pay("a", 10);
        assertThatThrownBy(() -> pay("b", 1)).isInstanceOf(QuotaExceededException.class);
        assertThatThrownBy(() -> gate.requireNotExhausted(CALLER)).isInstanceOf(QuotaExceededException.class);
        assertThatCode(() -> gate.requireNotExhausted(new Caller("other"))).doesNotThrowAnyException();
        clock.now = Instant.parse("2026-12-01T00:00:00Z");
        gate.requireNotExhausted(CALLER);
        pay("c", 10);
        assertThat(ledger.month(CALLER, YearMonth.of(2026, 12)).total().utterances())
                .isEqualTo(10);
    }

    @Test
    void reserve_withoutQuota_isAlwaysAdmitted() {
        gate.reserve(CALLER, Long.MAX_VALUE, OptionalLong.empty()).close();
    }

    @Test
    void reserve_manyAtOnce_neverPassTheQuotaTogether() {
        OptionalLong quota = OptionalLong.of(100);
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 200; i++) {
                String id = "id" + i;
                threads.submit(() -> {
                    try (QuotaGate.Reservation place = gate.reserve(CALLER, 3, quota)) {
                        ledger.record(new Call(CALLER, id, "predict", new Units(3, 3), place.admitted()));
                    } catch (QuotaExceededException _) {
                        refused.incrementAndGet();
                    }
                });
            }
        }
        long used = ledger.standing(CALLER, YearMonth.of(2026, 11)).used();
        assertThat(used).isBetween(1L, 99L);
        assertThat(used + 3L * refused.get()).isEqualTo(600);
    }
}
