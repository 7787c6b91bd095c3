package io.trimodal.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program started once, to see whether it works. */
public final class Trial {
    private static final int LONGEST_REASON = 300;

    private Trial() {}

    /**
     * Runs a command to its end; one that takes too long is killed with all that it started.
     *
     * @param command program and arguments
     */
    public static Result run(List<String> command, Duration patience) {
        return run(new ProcessBuilder(command), patience);
    }

    /** As above, with a folder and an environment of the caller's. */
    public static Result run(ProcessBuilder builder, Duration patience) {
        Path log = temporaryFile();
        try {
            // A file and not a pipe: what a program started may hold a pipe open for ever.
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            String output = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            return ended ? new Result(process.exitValue(), output) : new Result(Result.TOO_SLOW, output);
        } catch (IOException e) {
            return new Result(Result.NOT_STARTED, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            delete(log);
        }
    }

    private static Path temporaryFile() {
        try {
            return Files.createTempFile("trial", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path log) {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How it went.
     *
     * @param exit the exit status, or a negative number where there is none
     * @param output of both streams
     */
    public record Result(int exit, String output) {
        static final int TOO_SLOW = -1;
        static final int NOT_STARTED = -2;

        public boolean succeeded() {
            return exit == 0;
        }

        /** One line that says what happened, with the end of what was printed. */
        public String describe(List<String> command) {
            String words = output.strip().replaceAll("\\s+", " ");
            String end =
                    words.length() > LONGEST_REASON ? "… " + words.substring(words.length() - LONGEST_REASON) : words;
            String what = switch (exit) {
                case TOO_SLOW -> "did not end in time";
                case NOT_STARTED -> "could not be started";
                default -> "ended with " + exit;
            };
            return "`" + String.join(" ", command) + "` " + what + (end.isEmpty() ? "" : ": " + end);
        }
    }
}
