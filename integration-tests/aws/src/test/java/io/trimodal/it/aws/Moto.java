package io.trimodal.it.aws;

import io.trimodal.support.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** An emulated AWS: moto_server as a process on a free port. It keeps all in memory and checks no signatures. */
final class Moto implements AutoCloseable {
    static final String REGION = "us-east-1";
    static final String CREDENTIAL = "test";

    private static final Duration START = Duration.ofSeconds(60);
    /** Else moto runs functions in Docker. */
    private static final String NO_DOCKER = "{\"lambda\": {\"use_docker\": false}}";

    private final Process process;
    private final Path log;
    private final URI endpoint;

    private Moto(Process process, Path log, URI endpoint) {
        this.process = process;
        this.log = log;
        this.endpoint = endpoint;
    }

    static Moto start() {
        int port = Processes.freePort();
        ProcessBuilder command =
                new ProcessBuilder(Tool.MOTO.require().toString(), "-H", "127.0.0.1", "-p", Integer.toString(port));
        command.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
        Path log = Path.of("target", "logs", "moto.log");
        Moto moto = new Moto(Processes.start(command, log), log, URI.create("http://127.0.0.1:" + port));
        try {
            moto.configure();
        } catch (RuntimeException e) {
            moto.close();
            throw e;
        }
        return moto;
    }

    URI endpoint() {
        return endpoint;
    }

    /** What points the SDK, Terraform and the functions to it. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "AWS_ACCESS_KEY_ID", CREDENTIAL,
                "AWS_SECRET_ACCESS_KEY", CREDENTIAL,
                "AWS_REGION", REGION,
                "AWS_DEFAULT_REGION", REGION,
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    private void configure() {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/moto-api/config"))
                .timeout(START)
                .POST(BodyPublishers.ofString(NO_DOCKER))
                .build();
        Instant end = Instant.now().plus(START);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    int status = client.send(request, BodyHandlers.discarding()).statusCode();
                    if (status / 100 == 2) {
                        return;
                    }
                    throw new IllegalStateException("moto_server answers " + status + ":\n" + Processes.read(log));
                } catch (IOException e) {
                    if (!process.isAlive() || Instant.now().isAfter(end)) {
                        throw new UncheckedIOException("moto_server does not start:\n" + Processes.read(log), e);
                    }
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Processes.kill(process);
    }
}
