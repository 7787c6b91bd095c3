package io.trimodal.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SidesTest {
    @Test
    void repeated_callsAtLeastOnce_andCountsUnits() {
        AtomicInteger calls = new AtomicInteger();
        Block block = new Repeated(64, calls::incrementAndGet).run(Duration.ZERO);
        assertThat(calls).hasValue(1);
        assertThat(block.units()).isEqualTo(64);
        assertThat(block.latencies()).hasSize(1);
        assertThat(block.nanos()).isPositive();
    }

    @Test
    void concurrent_callsOnAThreadPerCaller() {
        Set<Integer> callers = ConcurrentHashMap.newKeySet();
        Block block = new Concurrent(5, 2, caller -> () -> callers.add(caller)).run(Duration.ZERO);
        assertThat(callers).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
        assertThat(block.units()).isEqualTo(10);
        assertThat(block.latencies()).hasSize(5);
    }

    @Test
    void concurrent_saysWhyACallerFailed() {
        Concurrent side = new Concurrent(2, 1, _ -> () -> {
            throw new IllegalStateException("answered 503");
        });
        assertThatThrownBy(() -> side.run(Duration.ZERO)).hasMessageContaining("answered 503");
    }
}
