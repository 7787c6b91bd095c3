package io.trimodal.media.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.trimodal.support.StartedProcess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Twenty kinds of bad recordings get the right error or the right result, all of them in one process with a heap of 32
 * MB. {@link BadRecordingTest} looks closer at some of them.
 */
class TwentyBadRecordingsTest {
    private static final String HEAP = "-Xmx32m";
    /** Of the whole process, most of which is the Java that runs it. */
    private static final int MOST_MEGABYTES = 192;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static Map<String, String> printed;

    @BeforeAll
    static void readAll() {
        try (StartedProcess process = StartedProcess.start(new ProcessBuilder(
                StartedProcess.java(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BadRecordingsProcess.class.getName()))) {
            process.awaitText(BadRecording.values()[BadRecording.values().length - 1] + "\t", PATIENCE);
            process.process().onExit().orTimeout(1, TimeUnit.MINUTES).join();
            printed = process.log()
                    .lines()
                    .filter(line -> line.contains("\t"))
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }
    }

    @Test
    void kinds_areTwenty() {
        assertThat(BadRecording.values()).hasSize(20);
    }

    @ParameterizedTest
    @EnumSource
    void read_badRecording_hasTheRightEnd(BadRecording bad) {
        assertThat(printed.get(bad.name())).matches(bad.outcome());
    }

    @Test
    void process_takesNoMoreMemoryThanStated() {
        String peak = printed.get(BadRecordingsProcess.PEAK + ":");
        assumeThat(peak).as("Linux tells how much a process took").isNotNull();
        assertThat(Integer.parseInt(peak.replaceAll("[^0-9]", "")) >> 10).isLessThan(MOST_MEGABYTES);
    }
}
