package io.trimodal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A pipe, as {@code <(command)} of a shell is one, gives its bytes once. */
@Timeout(60)
class PredictPipeTest {
    @TempDir
    private Path folder;

    private Path pipe;

    @BeforeEach
    void make() throws IOException, InterruptedException {
        pipe = folder.resolve("pipe");
        try {
            Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
            assumeTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0, "needs mkfifo");
        } catch (IOException _) {
            assumeTrue(false, "needs mkfifo");
        }
    }

    private Run predict(byte[] content, String... arguments) {
        Thread.ofVirtual().start(() -> {
            try {
                Files.write(pipe, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        String[] all = new String[arguments.length + 3];
        all[0] = "predict";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--repository";
        all[arguments.length + 2] = folder.toString();
        return Run.of(all);
    }

    @Test
    void request_isReadOnce() {
        Run run = predict(
                "{\"utterances\": [{\"txt\": 1}]}".getBytes(StandardCharsets.UTF_8), "--input", pipe.toString());

        assertThat(run.err()).contains(pipe + ": /utterances/0/txt is not a field here");
    }

    @Test
    void features_areReadOnce() {
        Run run = predict(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 9, 9}, "--audio", pipe.toString());

        assertThat(run.err()).contains(pipe.toString(), "version");
    }

    @Test
    void recordingAsInput_isRefused() {
        Run run = predict(SomeFiles.WAVE, "--input", pipe.toString());

        assertThat(run.err()).contains(pipe + ": is a recording, which is read from files alone");
    }

    /** Without waiting for somebody who writes. */
    @Test
    void recording_isRefused() {
        for (String command : new String[] {"predict", "features"}) {
            Run run = Run.of(
                    command, pipe.toString(), "--output", folder.resolve("x").toString());

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err()).contains(pipe + ": is a pipe or a device, and a recording is read from files alone");
        }
    }
}
