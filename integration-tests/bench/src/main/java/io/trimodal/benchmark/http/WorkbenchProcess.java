package io.trimodal.benchmark.http;

import io.trimodal.support.StartedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The packaged workbench as a process of its own, on a free port of this machine; closing it ends the process, come
 * what may.
 */
public final class WorkbenchProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);

    private final StartedProcess started;
    private final int port;
    private final double millisToReady;

    private WorkbenchProcess(StartedProcess started, int port, double millisToReady) {
        this.started = started;
        this.port = port;
        this.millisToReady = millisToReady;
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
        int port = StartedProcess.freePort();
        List<String> command = new ArrayList<>(List.of(
                StartedProcess.java(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dtrimodal.models.repository=" + models.toAbsolutePath()));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        long start = System.nanoTime();
        StartedProcess started = StartedProcess.start(new ProcessBuilder(command));
        started.awaitOk(uri(port, "/q/health/ready"), START);
        return new WorkbenchProcess(started, port, (System.nanoTime() - start) / 1e6);
    }

    /** From the start of the process to the first time it said that it is ready, in milliseconds. */
    public double millisToReady() {
        return millisToReady;
    }

    public ResidentMemory memory() {
        return ResidentMemory.of(started.process().pid());
    }

    public URI uri(String path) {
        return uri(port, path);
    }

    private static URI uri(int port, String path) {
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

    @Override
    public void close() {
        started.close();
    }
}
