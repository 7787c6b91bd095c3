package io.trimodal.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A process that a test has to itself. What it prints is in its log, and in the message of everything that goes wrong
 * with it; closing it ends it with all that it started, as does the end of the test's own process. A failed wait closes
 * it, too. Thread-safe.
 */
public final class StartedProcess implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 20;
    private static final int ANSWER_MILLIS = 10_000;

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(StartedProcess::kill), "end-of-tests"));
    }

    private final Process process;
    private final String name;
    private final Path log;
    private final boolean temporary;

    private StartedProcess(Process process, String name, Path log, boolean temporary) {
        this.process = process;
        this.name = name;
        this.log = log;
        this.temporary = temporary;
        RUNNING.add(process);
        process.onExit().thenAccept(RUNNING::remove);
    }

    /**
     * Its log goes when it is closed.
     *
     * @param command with folder and environment; the streams are set here, but for one of errors that is redirected
     * @throws UncheckedIOException if it cannot be started
     */
    public static StartedProcess start(ProcessBuilder command) {
        try {
            Path log = Files.createTempFile("process", ".log");
            try {
                return start(command, log, true);
            } catch (IOException e) {
                Files.delete(log);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** As above. @param log that stays, in a folder that is made where it is missing */
    public static StartedProcess start(ProcessBuilder command, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return start(command, log, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** A file and not a pipe, which holds up who fills it, and which what a program started may hold open for ever. */
    private static StartedProcess start(ProcessBuilder command, Path log, boolean temporary) throws IOException {
        Process process = command.redirectErrorStream(command.redirectError().equals(Redirect.PIPE))
                .redirectOutput(log.toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .start();
        return new StartedProcess(process, String.join(" ", command.command()), log, temporary);
    }

    /** The program {@code java} that runs the test. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Another process may take it first; then what was to listen there says so. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To send it signals, or to look at it from outside. */
    public Process process() {
        return process;
    }

    /** What it has printed so far. */
    public String log() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until something is so.
     *
     * @param what a clause that completes "before"
     * @throws IllegalStateException with the log if it ends first, or takes too long
     */
    public void await(String what, Duration patience, BooleanSupplier reached) {
        long end = System.nanoTime() + patience.toNanos();
        while (!reached.getAsBoolean()) {
            if (!process.isAlive()) {
                throw failure("ended with " + process.exitValue() + " before " + what);
            }
            if (System.nanoTime() > end) {
                throw failure("took longer than " + patience + " before " + what);
            }
            pause();
        }
    }

    /** Waits until it has printed a text. */
    public void awaitText(String text, Duration patience) {
        await("it printed \"" + text + "\"", patience, () -> log().contains(text));
    }

    /** Waits until an address answers with status 200. */
    public void awaitOk(URI address, Duration patience) {
        await(address + " answered with 200", patience, () -> status(address) == HttpURLConnection.HTTP_OK);
    }

    /** 0 where nobody answers. */
    private static int status(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException _) {
            return 0;
        }
    }

    /**
     * Waits until it has ended. @return its exit status
     *
     * @throws IllegalStateException with the log if it takes too long
     */
    public int awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure("took longer than " + patience);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Ends it by force. @return what happened to it and what it had printed */
    public IllegalStateException failure(String what) {
        kill();
        IllegalStateException failure = new IllegalStateException("`" + name + "` " + what + ":\n" + log());
        close();
        return failure;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }

    /** Ends it at once with all that it started, as kill -9 does. */
    public void kill() {
        kill(process);
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Asks it to end (SIGTERM), and ends it by force where it does not. */
    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        kill(process);
        started.forEach(ProcessHandle::destroyForcibly);
        if (temporary) {
            delete();
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
