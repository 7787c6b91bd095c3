package io.trimodal.it;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A packaged function as a container would run it: with the environment that Knative gives, and nothing waited for. */
final class FunctionProcess implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    /** State of a listening socket in the kernel's table. */
    private static final String LISTENS = "0A";

    private final StartedProcess started;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private FunctionProcess(StartedProcess started, int port) {
        this.started = started;
        this.port = port;
    }

    /**
     * @param function folder in functions
     * @param options such as {@code -Dtrimodal.drain.delay=1S}
     */
    static FunctionProcess start(String function, String... options) throws IOException {
        return start(function, Map.of(), options);
    }

    /** @param environment beside what Knative gives */
    static FunctionProcess start(String function, Map<String, String> environment, String... options)
            throws IOException {
        int port = StartedProcess.freePort();
        List<String> command = new ArrayList<>(List.of(StartedProcess.java(), "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of(options));
        command.add("-jar");
        command.add(Checkout.own()
                .resolve("functions/" + function + "/target/quarkus-app/quarkus-run.jar")
                .toString());
        Path log = Files.createTempFile(Path.of("target"), function + "-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("K_SERVICE", function);
        builder.environment().put("K_CONFIGURATION", function);
        builder.environment().put("K_REVISION", function + "-00001");
        builder.environment().put("AWS_REGION", "us-east-1");
        builder.environment().putAll(environment);
        return new FunctionProcess(StartedProcess.start(builder, log), port);
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

    /** @return the status, or 0 where nobody listens */
    int get(String path) {
        try {
            return send(request(path).GET()).statusCode();
        } catch (UncheckedIOException _) {
            return 0;
        }
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ports of TCP that the process listens on, from the kernel's tables. */
    Set<Integer> listeningPorts() throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> files =
                Files.list(Path.of("/proc", Long.toString(process().pid()), "fd"))) {
            for (Path file : files.toList()) {
                String target = Files.isSymbolicLink(file)
                        ? Files.readSymbolicLink(file).toString()
                        : "";
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        Set<Integer> ports = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] columns = line.strip().split("\\s+");
                if (columns[3].equals(LISTENS) && sockets.contains(columns[9])) {
                    ports.add(Integer.parseInt(columns[1].substring(columns[1].lastIndexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }

    @Override
    public void close() {
        client.close();
        started.close();
    }
}
