package io.trimodal.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.support.Checkout;
import io.trimodal.support.StartedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The packaged workbench as a process on a free port, with the default models; closing it ends the process, come what
 * may. It is the application of class files, or the native executable that {@code -Dtrimodal.executable} names.
 */
final class Workbench implements AutoCloseable {
    private static final Path JAR = Checkout.own().resolve("functions/server/target/quarkus-app/quarkus-run.jar");
    private static final Duration START = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StartedProcess started;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Workbench(StartedProcess started, int port) {
        this.started = started;
        this.port = port;
    }

    /** @param options such as {@code -Dtrimodal.drain.delay=1S} */
    static Workbench start(String... options) throws IOException {
        return start(executable().map(file -> command(file, options)).orElseGet(() -> classFiles(options)));
    }

    /** The application of class files, also where {@link #executable} is tested. */
    static Workbench startClassFiles(String... options) throws IOException {
        return start(classFiles(options));
    }

    /** The native executable to test, if that is what is tested. */
    static Optional<Path> executable() {
        return Optional.ofNullable(System.getProperty("trimodal.executable"))
                .filter(name -> !name.isBlank())
                .map(name -> Path.of(name).toAbsolutePath().normalize());
    }

    private static List<String> classFiles(String... options) {
        List<String> command = command(Path.of(StartedProcess.java()), options);
        command.add(1, "--enable-native-access=ALL-UNNAMED");
        command.add("-jar");
        command.add(JAR.toString());
        return command;
    }

    private static List<String> command(Path program, String... options) {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.addAll(List.of(options));
        return command;
    }

    private static Workbench start(List<String> command) throws IOException {
        int port = StartedProcess.freePort();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PORT", Integer.toString(port));
        Path log = Files.createTempFile(Path.of("target"), "workbench-", ".log");
        Workbench workbench = new Workbench(StartedProcess.start(builder, log), port);
        workbench.started.awaitOk(workbench.uri("/q/health/ready"), START);
        return workbench;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int port() {
        return port;
    }

    Process process() {
        return started.process();
    }

    String log() {
        return started.log();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    HttpResponse<String> predict(String body) {
        return post("/v1/predict", body);
    }

    HttpResponse<String> post(String path, String body) {
        return send(HttpRequest.newBuilder(uri(path))
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

    @Override
    public void close() {
        client.close();
        started.close();
    }
}
