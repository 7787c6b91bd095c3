package io.trimodal.function.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trimodal.function.LogRecords;
import io.trimodal.usage.ArrearsLedger;
import io.trimodal.usage.Caller;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.Units;
import io.trimodal.usage.UsageLedger;
import io.trimodal.usage.embedded.EmbeddedLedger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log while calls cannot be counted. */
class LedgerOutageTest {
    private final AtomicLong now = new AtomicLong();
    private final LedgerOutage outage = new LedgerOutage(now::get);
    private final LogRecords log = new LogRecords();

    @AfterEach
    void close() {
        log.close();
    }

    private void pause(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void refuse(int calls) {
        for (int i = 0; i < calls; i++) {
            outage.refused(new LedgerUnavailableException("the disk is full"));
        }
    }

    private List<String> lines() {
        List<String> lines = log.all().stream()
                .filter(each -> each.lines().findFirst().orElse("").contains(" io.trimodal.function.usage."))
                .toList();
        log.clear();
        return lines;
    }

    @Test
    void refusedCalls_areATrace_thenALineAMinute_andOneAtTheEnd() {
        refuse(480);
        assertThat(lines()).singleElement().asString().contains("calls cannot be counted", "\tat ");
        pause(Duration.ofSeconds(59));
        refuse(20);
        assertThat(lines()).isEmpty();
        pause(Duration.ofSeconds(1));
        refuse(100);
        assertThat(lines())
                .singleElement()
                .asString()
                .endsWith("calls still cannot be counted; 500 more were refused: the disk is full");
        outage.over();
        outage.over();
        assertThat(lines()).singleElement().asString().endsWith("calls are counted again; 600 were refused meanwhile");
    }

    @Test
    void outageThatComesAndGoes_isATraceAMinute() {
        for (int i = 0; i < 1000; i++) {
            refuse(1);
            outage.over();
        }
        assertThat(lines()).hasSize(2);
        pause(Duration.ofMinutes(1));
        refuse(1);
        assertThat(lines()).singleElement().asString().contains("\tat ");
        outage.over();
        assertThat(lines()).singleElement().asString().endsWith("1000 were refused meanwhile");
    }

    @Test
    void callsThatAreOnlyInMemory_haveALineEach_withoutATrace(@TempDir Path folder) {
        UsageLedger closed = EmbeddedLedger.open(folder.resolve("ledger"), Clock.systemUTC());
        UsageMetrics metrics = new UsageMetrics(new SimpleMeterRegistry());
        Counting counting = new LedgerCounting(new ArrearsLedger(closed), Clock.systemUTC(), metrics, outage);
        List<PaidCall.Admitted> calls =
                Stream.of("a", "b", "c").map(id -> call(id, counting).admit(1)).toList();
        closed.close();
        calls.forEach(call -> call.answer(() -> "an answer", _ -> new Units(1, 1)));
        List<String> lines = lines();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).contains("calls cannot be counted", "\tat ");
        assertThat(lines.subList(1, 4))
                .allMatch(line -> line.contains("a call is not in the usage ledger") && !line.contains("\n"));
    }

    private static PaidCall call(String id, Counting counting) {
        Identity identity = new Identity(Caller.ANONYMOUS, new Quota.Unstated(), new Identity.Assigned(id));
        return new PaidCall(counting, "predict", "POST /v1/predict", identity, "test", new Quota.Unstated());
    }
}
