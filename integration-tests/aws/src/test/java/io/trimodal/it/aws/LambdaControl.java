package io.trimodal.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What these tests ask of Lambda's control plane, which is too little for an SDK client. */
final class LambdaControl implements AutoCloseable {
    /** The emulator reads the service's name here, and checks nothing. */
    private static final String AUTHORIZATION = "AWS4-HMAC-SHA256 Credential=" + Moto.CREDENTIAL + "/20260101/"
            + Moto.REGION + "/lambda/aws4_request, SignedHeaders=host, Signature=0";

    private final URI endpoint;
    private final HttpClient client = HttpClient.newHttpClient();

    LambdaControl(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** The variables that Terraform gave to a function. */
    Map<String, String> environment(String function) {
        JsonNode configuration =
                call("GET", "/2015-03-31/functions/" + function + "/configuration", BodyPublishers.noBody());
        Map<String, String> variables = new TreeMap<>();
        configuration
                .at("/Environment/Variables")
                .properties()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asText()));
        return variables;
    }

    /** The only event source mapping of the account, ended: the emulator would take the messages and run nothing. */
    JsonNode disableEventSourceMapping() {
        JsonNode mappings = call("GET", "/2015-03-31/event-source-mappings/", BodyPublishers.noBody())
                .path("EventSourceMappings");
        if (mappings.size() != 1) {
            throw new IllegalStateException("there is not one event source mapping: " + mappings);
        }
        JsonNode mapping = mappings.get(0);
        String id = URLEncoder.encode(mapping.path("UUID").asText(), StandardCharsets.UTF_8);
        call("PUT", "/2015-03-31/event-source-mappings/" + id, BodyPublishers.ofString("{\"Enabled\": false}"));
        return mapping;
    }

    private JsonNode call(String method, String path, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve(path))
                .header("Authorization", AUTHORIZATION)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .method(method, body)
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
            }
            return new ObjectMapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
