package io.trimodal.function.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.trimodal.runtime.OverloadedException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private record Config(int requests, MemorySize bodies, int retryAfter) implements AdmissionConfig {}

    private record Arrival(int requests, MemorySize leastRate, Duration grace, Duration deadline)
            implements ArrivalConfig {}

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Admission admission = admission(2, 100);

    private Admission admission(int requests, int bytes) {
        return new Admission(
                new Config(requests, new MemorySize(BigInteger.valueOf(bytes)), 7),
                new Arrival(8, new MemorySize(BigInteger.TEN), Duration.ofSeconds(5), Duration.ofSeconds(60)),
                meters);
    }

    @Test
    void enter_beyondTheRequests_isRefusedUntilOneLeaves() {
        Admission.Call first = admission.enter("a", 1);
        admission.enter("b", 1);
        assertThatThrownBy(() -> admission.enter("c", 1))
                .isInstanceOfSatisfying(
                        OverloadedException.class,
                        e -> assertThat(e.retryAfterSeconds()).isEqualTo(7));
        assertThat(meters.counter("trimodal.requests.rejected").count()).isEqualTo(1);
        first.close();
        admission.enter("c", 1);
        assertThat(admission.inFlight()).isEqualTo(2);
    }

    @Test
    void grow_beyondTheBytes_isRefused_butNeverWhenAlone() {
        Admission.Call alone = admission.enter("a", 1000);
        assertThatThrownBy(() -> admission.enter("b", 1)).isInstanceOf(OverloadedException.class);
        alone.close();
        admission.enter("a", 50);
        assertThatThrownBy(() -> admission.enter("b", 51)).isInstanceOf(OverloadedException.class);
    }

    @Test
    void arrive_ofBodiesThatDoNotCome_takesNoPlaceOfOthers() {
        List<String> evicted = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String name = "slow" + i;
            admission.arrive("slow", _ -> evicted.add(name));
        }
        assertThat(admission.inFlight()).isZero();
        assertThat(admission.arriving()).isEqualTo(4);
        assertThat(evicted).containsExactly("slow0", "slow1");
        admission.enter("a", 40);
        admission.enter("b", 30);
    }

    @Test
    void enter_ofOneCaller_takesHalfAtMost_andWhoeverComesFindsAPlace() {
        Admission wide = admission(16, 1000);
        List<Admission.Call> greedy = new ArrayList<>();
        assertThatThrownBy(() -> {
                    while (true) {
                        greedy.add(wide.enter("greedy", 1));
                    }
                })
                .isInstanceOf(OverloadedException.class);
        assertThat(greedy).hasSize(8);
        for (String caller : List.of("b", "c", "d")) {
            assertThatCode(() -> wide.enter(caller, 1)).doesNotThrowAnyException();
        }
        greedy.forEach(Admission.Call::close);
        assertThat(wide.inFlight()).isEqualTo(3);
    }

    @Test
    void grow_ofOneCaller_takesHalfOfTheBytesAtMost() {
        Admission wide = admission(16, 1000);
        Admission.Call first = wide.enter("greedy", 300);
        assertThatThrownBy(() -> wide.enter("greedy", 400)).isInstanceOf(OverloadedException.class);
        wide.enter("greedy", 200);
        wide.enter("other", 250);
        first.close();
        first.close();
        wide.enter("other", 20);
        assertThat(wide.inFlight()).isEqualTo(3);
        assertThat(wide.arriving()).isZero();
    }
}
