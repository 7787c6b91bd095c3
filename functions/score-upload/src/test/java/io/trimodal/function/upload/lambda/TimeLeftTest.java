package io.trimodal.function.upload.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.function.lambda.Invocation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    @Test
    void work_endsBeforeLambdaEndsIt() {
        assertThat(spared(Duration.ofMinutes(15))).isEqualTo(Duration.ofSeconds(15));
        assertThat(spared(Duration.ofSeconds(30))).isBetween(Duration.ofMillis(2_900), Duration.ofSeconds(3));
        assertThat(left(Instant.now().plusSeconds(30)).isCancelled()).isFalse();
        assertThat(left(Instant.now().minusSeconds(1)).isCancelled()).isTrue();
        assertThat(left(Instant.MAX).isCancelled()).isFalse();
    }

    private static Duration spared(Duration all) {
        Instant deadline = Instant.now().plus(all);
        return Duration.between(left(deadline).end(), deadline);
    }

    private static TimeLeft left(Instant deadline) {
        return TimeLeft.of(new Invocation("1", new byte[0], deadline, ""));
    }
}
