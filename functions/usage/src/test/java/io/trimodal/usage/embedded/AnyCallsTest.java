package io.trimodal.usage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.usage.Call;
import io.trimodal.usage.Caller;
import io.trimodal.usage.FunctionUsage;
import io.trimodal.usage.Units;
import io.trimodal.usage.UsageLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against the plainest ledger there is: a set of requests that were seen and a sum. */
class AnyCallsTest {
    private static final Instant NOW = Instant.parse("2026-12-03T00:00:00Z");

    @Provide
    Arbitrary<List<Call>> calls() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "~!#").map(Caller::new),
                        Arbitraries.integers().between(0, 9).map(Object::toString),
                        Arbitraries.of("predict", "explain"),
                        Combinators.combine(
                                        Arbitraries.longs().between(0, 1L << 50),
                                        Arbitraries.longs().between(0, 1L << 50))
                                .as(Units::new),
                        Arbitraries.of(
                                NOW, Instant.parse("2026-11-30T23:59:59Z"), Instant.parse("2026-12-01T00:00:00Z")))
                .as(Call::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 60)
    void record_anyCalls_reopenedAtAnyTime_equalsThePlainSum(@ForAll("calls") List<Call> calls, @ForAll Random random)
            throws IOException {
        Path folder = Files.createTempDirectory("ledger-");
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Set<List<Object>> seen = new HashSet<>();
        List<Call> counted = new ArrayList<>();
        EmbeddedLedger ledger = EmbeddedLedger.open(folder, clock, 5);
        for (Call call : calls) {
            boolean fresh = seen.add(List.of(call.caller(), call.requestId()));
            if (fresh) {
                counted.add(call);
            }
            assertThat(ledger.record(call))
                    .isEqualTo(fresh ? UsageLedger.Outcome.COUNTED : UsageLedger.Outcome.COUNTED_BEFORE);
            if (random.nextInt(8) == 0) {
                ledger.close();
                ledger = EmbeddedLedger.open(folder, clock, 5);
            }
        }
        for (Call call : calls) {
            FunctionUsage sum = counted.stream()
                    .filter(other -> other.caller().equals(call.caller())
                            && other.function().equals(call.function())
                            && other.month().equals(call.month()))
                    .map(other -> FunctionUsage.NONE.plus(other.units()))
                    .reduce(FunctionUsage.NONE, FunctionUsage::plus);
            assertThat(ledger.month(call.caller(), call.month()).function(call.function()))
                    .isEqualTo(sum);
        }
        ledger.close();
        for (String file : List.of("usage.sqlite", "lock")) {
            Files.delete(folder.resolve(file));
        }
        Files.delete(folder);
    }
}
