package io.trimodal.support;

import java.io.UncheckedIOException;
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

    /** As above, with a folder and an environment of the caller's. Its errors are output, too, unless redirected. */
    public static Result run(ProcessBuilder builder, Duration patience) {
        try (StartedProcess started = StartedProcess.start(builder)) {
            Process process = started.process();
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            started.kill();
            return new Result(ended ? process.exitValue() : Result.TOO_SLOW, started.log());
        } catch (UncheckedIOException e) {
            return new Result(Result.NOT_STARTED, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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

        /** @return the output @throws IllegalStateException with all of it if it did not succeed */
        public String require(List<String> command) {
            if (!succeeded()) {
                throw new IllegalStateException(describe(command) + "\n" + output);
            }
            return output;
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
