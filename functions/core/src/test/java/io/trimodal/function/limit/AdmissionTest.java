package io.trimodal.function.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.trimodal.runtime.OverloadedException;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private record Config(int requests, MemorySize bodies, int retryAfter) implements AdmissionConfig {}

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Admission admission =
            new Admission(new Config(2, new MemorySize(BigInteger.valueOf(100)), 7), meters);

    @Test
    void enter_beyondTheRequests_isRefusedUntilOneLeaves() {
        admission.enter(1);
        admission.enter(1);
        assertThatThrownBy(() -> admission.enter(1))
                .isInstanceOfSatisfying(
                        OverloadedException.class,
                        e -> assertThat(e.retryAfterSeconds()).isEqualTo(7));
        assertThat(meters.counter("trimodal.requests.rejected").count()).isEqualTo(1);
        admission.release(1);
        admission.enter(1);
        assertThat(admission.inFlight()).isEqualTo(2);
    }

    @Test
    void enter_beyondTheBytes_isRefused_butNeverWhenAlone() {
        admission.enter(1000);
        assertThatThrownBy(() -> admission.enter(1)).isInstanceOf(OverloadedException.class);
        admission.release(1000);
        admission.enter(99);
        assertThatThrownBy(() -> admission.enter(2)).isInstanceOf(OverloadedException.class);
    }
}
