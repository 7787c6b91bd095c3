package io.trimodal.usage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trimodal.support.StartedProcess;
import io.trimodal.usage.Call;
import io.trimodal.usage.FunctionUsage;
import io.trimodal.usage.LedgerUnavailableException;
import io.trimodal.usage.MonthUsage;
import io.trimodal.usage.UsageLedger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 at random times, also while the log is taken over into the database: what was said to be counted is, once.
 */
@Tag("slow")
class KilledLedgerTest {
    private static final int KILLS = 15;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** What it says first. */
    private static final String OPEN = "open\n";

    private static final long SEED = 20261121;
    /** Few, so that the log is taken over every few transactions. */
    private static final int LOG_PAGES = 20;

    @TempDir
    private Path folder;

    @TempDir
    private Path outputs;

    @Test
    void record_killedAtAnyTime_losesNothingAndDoublesNothing() throws Exception {
        Random random = new Random(SEED);
        Set<String> said = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            said.addAll(killedAfter("run" + kill, random.nextInt(1, 400)));
            try (EmbeddedLedger ledger = EmbeddedLedger.open(folder, Clock.systemUTC(), LOG_PAGES)) {
                long counted = total(ledger);
                // Each thread may have had one call that was written and whose answer was not.
                assertThat(counted)
                        .isBetween((long) said.size(), said.size() + (long) LedgerWriter.THREADS * (kill + 1));
                for (String id : said) {
                    assertThat(ledger.record(LedgerWriter.call(id))).isEqualTo(UsageLedger.Outcome.COUNTED_BEFORE);
                }
                assertThat(total(ledger)).isEqualTo(counted);
            }
        }
        assertThat(said).hasSizeGreaterThan(KILLS);
    }

    /** Two processes on one file: the second may read it, and is refused all else. */
    private void requireHeld() {
        assertThatThrownBy(() -> EmbeddedLedger.open(folder, Clock.systemUTC()))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("another process holds");
        EmbeddedLedger.read(folder, Call.monthOf(Instant.now()));
    }

    private static long total(EmbeddedLedger ledger) {
        FunctionUsage sum = ledger.month(Call.monthOf(Instant.now())).stream()
                .map(MonthUsage::total)
                .reduce(FunctionUsage.NONE, FunctionUsage::plus);
        assertThat(sum.forwardPasses()).isEqualTo(2 * sum.utterances()).isEqualTo(2 * sum.calls());
        return sum.calls();
    }

    /** Whole lines of a process that was killed so long after it had opened the ledger. */
    private Set<String> killedAfter(String prefix, int milliseconds) throws InterruptedException {
        ProcessBuilder command = new ProcessBuilder(
                        StartedProcess.java(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + outputs, // where a killed process leaves SQLite's library
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerWriter.class.getName(),
                        folder.toString(),
                        prefix,
                        Integer.toString(LOG_PAGES))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        try (StartedProcess writer = StartedProcess.start(command)) {
            writer.awaitText(OPEN, PATIENCE);
            Thread.sleep(milliseconds);
            assertThat(writer.process().isAlive()).isTrue();
            requireHeld();
            writer.kill();
            String text = writer.log();
            assertThat(text).startsWith(OPEN);
            return new HashSet<>(text.substring(OPEN.length(), text.lastIndexOf("\n") + 1)
                    .lines()
                    .toList());
        }
    }
}
