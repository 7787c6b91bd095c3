package io.trimodal.function.http.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.trimodal.support.StartedProcess;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a real process and a real signal. */
@Timeout(60)
class LastResortTest {
    @Test
    void sigterm_processThatDoesNotEnd_isHaltedAfterTimeoutAndGrace() throws InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                StartedProcess.java(), "-cp", System.getProperty("java.class.path"), StuckProcess.class.getName());
        try (StartedProcess stuck = StartedProcess.start(command)) {
            stuck.awaitText("listening", Duration.ofSeconds(50));
            stuck.process().destroy();
            assertThat(stuck.process().waitFor(500, TimeUnit.MILLISECONDS))
                    .as("ended before its time")
                    .isFalse();
            assertThat(stuck.awaitEnd(Duration.ofSeconds(20))).as("halted").isEqualTo(1);
        }
    }
}
