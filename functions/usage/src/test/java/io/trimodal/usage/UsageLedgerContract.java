package io.trimodal.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every ledger promises. Each test has callers of its own, so one ledger may serve all of them. */
public abstract class UsageLedgerContract {
    protected static final Instant NOVEMBER = Instant.parse("2026-11-21T10:00:00Z");
    protected static final YearMonth MONTH = YearMonth.of(2026, 11);

    protected abstract UsageLedger ledger();

    /** How many calls come at a time where many come. */
    protected int crowd() {
        return 8;
    }

    private static Call call(Caller caller, String id, String function, long utterances, long passes) {
        return new Call(caller, id, function, new Units(utterances, passes), NOVEMBER);
    }

    @Test
    void record_addsUpByFunction() {
        Caller caller = new Caller("sums");
        assertThat(ledger().record(call(caller, "1", "predict", 3, 3))).isEqualTo(UsageLedger.Outcome.COUNTED);
        ledger().record(call(caller, "2", "predict", 4, 4));
        ledger().record(call(caller, "3", "robustness-check", 2, 800));
        MonthUsage month = ledger().month(caller, MONTH);
        assertThat(month.function("predict")).isEqualTo(new FunctionUsage(2, 7, 7));
        assertThat(month.function("robustness-check")).isEqualTo(new FunctionUsage(1, 2, 800));
        assertThat(month.function("explain")).isEqualTo(FunctionUsage.NONE);
        assertThat(month.total()).isEqualTo(new FunctionUsage(3, 9, 807));
        assertThat(ledger().standing(caller, MONTH).used()).isEqualTo(9);
    }

    @Test
    void record_sameRequestAgain_countsOnce() {
        Caller caller = new Caller("twice");
        Call call = call(caller, "same", "predict", 5, 5);
        assertThat(ledger().record(call)).isEqualTo(UsageLedger.Outcome.COUNTED);
        assertThat(ledger().record(call)).isEqualTo(UsageLedger.Outcome.COUNTED_BEFORE);
        Call nextMonth = new Call(caller, "same", "predict", call.units(), Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(ledger().record(nextMonth)).isEqualTo(UsageLedger.Outcome.COUNTED_BEFORE);
        assertThat(ledger().month(caller, MONTH).total()).isEqualTo(new FunctionUsage(1, 5, 5));
        assertThat(ledger().month(caller, MONTH.plusMonths(1)).total()).isEqualTo(FunctionUsage.NONE);
    }

    @Test
    void record_sameIdOfAnotherCaller_isAnotherCall() {
        ledger().record(call(new Caller("one"), "shared", "predict", 1, 1));
        assertThat(ledger().record(call(new Caller("other"), "shared", "predict", 1, 1)))
                .isEqualTo(UsageLedger.Outcome.COUNTED);
    }

    @Test
    void remember_isOfOneCaller_andCountsNothing() {
        Caller caller = new Caller("remembers");
        assertThat(ledger().remembers(caller, "a")).isFalse();
        assertThat(ledger().remember(caller, "a", NOVEMBER)).isTrue();
        assertThat(ledger().remember(caller, "a", NOVEMBER)).isFalse();
        assertThat(ledger().remembers(caller, "a")).isTrue();
        assertThat(ledger().remembers(new Caller("remembers-not"), "a")).isFalse();
        assertThat(ledger().month(caller, MONTH).functions()).isEmpty();
    }

    @Test
    void record_isRemembered_andWhatIsRememberedIsNotCounted() {
        Caller caller = new Caller("recorded");
        ledger().record(call(caller, "a", "predict", 1, 1));
        assertThat(ledger().remembers(caller, "a")).isTrue();
        assertThat(ledger().remember(caller, "a", NOVEMBER)).isFalse();
        ledger().remember(caller, "b", NOVEMBER);
        assertThat(ledger().record(call(caller, "b", "predict", 1, 1))).isEqualTo(UsageLedger.Outcome.COUNTED_BEFORE);
        assertThat(ledger().month(caller, MONTH).total().calls()).isEqualTo(1);
    }

    @Test
    void month_changesAtMidnightUtc() {
        Caller caller = new Caller("midnight");
        Units one = new Units(1, 1);
        ledger().record(new Call(caller, "a", "predict", one, Instant.parse("2026-11-30T23:59:59.999999999Z")));
        ledger().record(new Call(caller, "b", "predict", one, Instant.parse("2026-12-01T00:00:00Z")));
        assertThat(ledger().month(caller, MONTH).total().calls()).isEqualTo(1);
        assertThat(ledger().month(caller, MONTH.plusMonths(1)).total().calls()).isEqualTo(1);
        assertThat(ledger().standing(caller, MONTH.plusMonths(1)).used()).isEqualTo(1);
    }

    @Test
    void month_withoutCalls_isEmpty() {
        assertThat(ledger().month(new Caller("nobody"), MONTH).functions()).isEmpty();
        assertThat(ledger().standing(new Caller("nobody"), MONTH).used()).isZero();
    }

    @Test
    void month_ofAll_listsCallersByName() {
        YearMonth april = YearMonth.of(2027, 4);
        Instant day = Instant.parse("2027-04-05T06:07:08Z");
        ledger().record(new Call(new Caller("zoe"), "1", "explain", new Units(1, 9), day));
        ledger().record(new Call(new Caller("adam"), "1", "predict", new Units(2, 2), day));
        assertThat(ledger().month(april))
                .extracting(usage -> usage.caller().name())
                .containsExactly("adam", "zoe");
        assertThat(ledger().month(april)).first().isEqualTo(ledger().month(new Caller("adam"), april));
    }

    @Test
    void record_hugeNumbers_stayAtTheLargest() {
        Caller caller = new Caller("huge");
        ledger().record(call(caller, "1", "predict", Long.MAX_VALUE, Long.MAX_VALUE));
        ledger().record(call(caller, "2", "predict", Long.MAX_VALUE, 1));
        assertThat(ledger().month(caller, MONTH).total())
                .isEqualTo(new FunctionUsage(2, Long.MAX_VALUE, Long.MAX_VALUE));
        assertThat(ledger().standing(caller, MONTH).used()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void record_namesOfAnySign_staySeparate() {
        Caller odd = new Caller("a#b\"\\%{}|~");
        ledger().record(call(odd, "id#1:/?=&", "predict", 1, 1));
        assertThat(ledger().month(odd, MONTH).total().calls()).isEqualTo(1);
    }

    @Test
    void record_atOnce_countsEachOnce() throws Exception {
        Caller caller = new Caller("crowd");
        List<Future<UsageLedger.Outcome>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(crowd())) {
            for (int i = 0; i < 40; i++) {
                Call call = call(caller, "id" + i / 2, "predict", 1, 2); // every call comes twice
                outcomes.add(threads.submit(() -> ledger().record(call)));
            }
        }
        int counted = 0;
        for (Future<UsageLedger.Outcome> outcome : outcomes) {
            counted += outcome.get() == UsageLedger.Outcome.COUNTED ? 1 : 0;
        }
        assertThat(counted).isEqualTo(20);
        assertThat(ledger().month(caller, MONTH).total()).isEqualTo(new FunctionUsage(20, 20, 40));
    }
}
