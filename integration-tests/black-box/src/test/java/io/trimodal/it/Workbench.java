package io.trimodal.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The packaged workbench as a process on a free port, with the default models; closing it ends the process, come what
 * may. It is the application of class files, or the native executable that {@code -Dtrimodal.executable} names.
 */
final class Workbench implements AutoCloseable {
    private static final Path JAR =
            Path.of("..", "..", "functions", "server", "target", "quarkus-app", "quarkus-run.jar");
    private static final Duration START = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Path log;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Workbench(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** @param options such as {@code -Dtrimodal.drain.delay=1S} */
    static Workbench start(String... options) throws IOException, InterruptedException {
        int port = freePort();
        return start(port, executable().map(file -> command(file, options)).orElseGet(() -> classFiles(options)));
    }

    /** The application of class files, also where {@link #executable} is tested. */
    static Workbench startClassFiles(String... options) throws IOException, InterruptedException {
        return start(freePort(), classFiles(options));
    }

    /** The native executable to test, if that is what is tested. */
    static Optional<Path> executable() {
        return Optional.ofNullable(System.getProperty("trimodal.executable"))
                .filter(name -> !name.isBlank())
                .map(name -> Path.of(name).toAbsolutePath().normalize());
    }

    private static List<String> classFiles(String... options) {
        List<String> command = command(Path.of(System.getProperty("java.home"), "bin", "java"), options);
        command.add(1, "--enable-native-access=ALL-UNNAMED");
        command.add("-jar");
        command.add(JAR.toAbsolutePath().normalize().toString());
        return command;
    }

    private static List<String> command(Path program, String... options) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.addAll(List.of(options));
        return command;
    }

    private static Workbench start(int port, List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(Path.of("target"), "workbench-", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("PORT", Integer.toString(port));
        Workbench workbench = new Workbench(builder.start(), log, port);
        workbench.awaitReady();
        return workbench;
    }

    private void awaitReady() throws InterruptedException {
        Instant end = Instant.now().plus(START);
        while (Instant.now().isBefore(end)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the workbench ended with " + process.exitValue() + ":\n" + log());
            }
            try {
                if (get("/q/health/ready").statusCode() == 200) {
                    return;
                }
            } catch (UncheckedIOException _) {
                // not listening yet
            }
            Thread.sleep(100);
        }
        close();
        throw new IllegalStateException("the workbench was not ready in " + START + ":\n" + log());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    HttpResponse<String> predict(String body) {
        return send(HttpRequest.newBuilder(uri("/v1/predict"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + response.body(), e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
