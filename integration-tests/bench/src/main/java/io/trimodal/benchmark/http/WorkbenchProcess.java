package io.trimodal.benchmark.http;

import io.trimodal.benchmark.lifecycle.OnExit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged workbench as a process of its own, on a free port of this machine; closing it ends the process, come
 * what may.
 */
public final class WorkbenchProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final int POLL_MILLIS = 20;

    private final Process process;
    private final Path log;
    private final int port;
    private final OnExit onExit;
    private double millisToReady;

    private WorkbenchProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.onExit = OnExit.of(() -> end(process, log));
    }

    /**
     * Returns when it is ready: all models loaded and tested.
     *
     * @param jar {@code quarkus-run.jar}
     * @param models repository
     * @param options further settings, such as {@code -Dtrimodal.admission.requests=256}
     */
    public static WorkbenchProcess start(Path jar, Path models, String... options) {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException(
                    "there is no server at " + jar + "; ./trimodal run builds it, --server names its folder");
        }
        try {
            int port = freePort();
            Path log = Files.createTempFile("trimodal-workbench-", ".log");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dquarkus.http.host=127.0.0.1",
                    "-Dquarkus.http.port=" + port,
                    "-Dtrimodal.models.repository=" + models.toAbsolutePath()));
            command.addAll(List.of(options));
            command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
            long start = System.nanoTime();
            WorkbenchProcess started = new WorkbenchProcess(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log,
                    port);
            try {
                started.awaitReady(start);
            } catch (RuntimeException e) {
                started.close();
                throw e;
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the workbench", e);
        }
    }

    /** From the start of the process to the first time it said that it is ready, in milliseconds. */
    public double millisToReady() {
        return millisToReady;
    }

    public ResidentMemory memory() {
        return ResidentMemory.of(process.pid());
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public String get(String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection) uri(path).toURL().openConnection();
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException(path + " answered " + connection.getResponseCode());
            }
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(long start) {
        while (System.nanoTime() - start < START.toNanos()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the workbench ended with " + process.exitValue() + ":\n" + log());
            }
            try {
                get("/q/health/ready");
                millisToReady = (System.nanoTime() - start) / 1e6;
                return;
            } catch (UncheckedIOException _) {
                pause();
            }
        }
        throw new IllegalStateException("the workbench was not ready in " + START + ":\n" + log());
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the workbench started", e);
        }
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another process may take the port before the workbench does; then it does not become ready, and says why. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        onExit.close();
    }

    private static void end(Process process, Path log) {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(log);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + log, e);
        }
    }
}
