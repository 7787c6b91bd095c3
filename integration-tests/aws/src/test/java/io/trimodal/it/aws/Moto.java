package io.trimodal.it.aws;

import io.trimodal.support.MotoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** An emulated AWS, as the SDK, Terraform and the functions need it. */
final class Moto implements AutoCloseable {
    static final String REGION = "us-east-1";
    static final String CREDENTIAL = "test";

    private static final Duration START = Duration.ofSeconds(60);
    /** Else moto runs functions in Docker. */
    private static final String NO_DOCKER = "{\"lambda\": {\"use_docker\": false}}";

    private final MotoServer server;

    private Moto(MotoServer server) {
        this.server = server;
    }

    static Moto start() {
        Moto moto = new Moto(MotoServer.startOrSkip(Map.of("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")));
        try {
            moto.configure();
        } catch (RuntimeException e) {
            moto.close();
            throw e;
        }
        return moto;
    }

    URI endpoint() {
        return server.endpoint();
    }

    /** What points the SDK, Terraform and the functions to it. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", endpoint().toString(),
                "AWS_ACCESS_KEY_ID", CREDENTIAL,
                "AWS_SECRET_ACCESS_KEY", CREDENTIAL,
                "AWS_REGION", REGION,
                "AWS_DEFAULT_REGION", REGION,
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    private void configure() {
        HttpRequest request = HttpRequest.newBuilder(endpoint().resolve("/moto-api/config"))
                .timeout(START)
                .POST(BodyPublishers.ofString(NO_DOCKER))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("moto_server answers " + status + ":\n" + server.log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("moto_server does not answer:\n" + server.log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
