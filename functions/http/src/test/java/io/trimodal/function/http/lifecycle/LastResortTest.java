package io.trimodal.function.http.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a real process and a real signal. */
@Timeout(60)
class LastResortTest {
    @Test
    void sigterm_processThatDoesNotEnd_isHaltedAfterTimeoutAndGrace() throws Exception {
        Process stuck = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StuckProcess.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = stuck.inputReader()) {
            while (!"listening".equals(out.readLine())) {}
            stuck.destroy();
            assertThat(stuck.waitFor(500, TimeUnit.MILLISECONDS))
                    .as("ended before its time")
                    .isFalse();
            assertThat(stuck.waitFor(20, TimeUnit.SECONDS)).as("halted").isTrue();
            assertThat(stuck.exitValue()).isEqualTo(1);
        } finally {
            stuck.destroyForcibly();
        }
    }
}
