package io.trimodal.rollout.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Reads a revision's own metrics over HTTP, under the URL of its tag, so that the live revision's requests are not among them. Of several
 * pods one answers, each time perhaps another; each counts since it started, which is since the roll-out began, so no earlier count has to
 * be remembered. A pod that was scaled to zero is started by the question.
 */
public final class ScrapedErrors implements ErrorSource {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final String path;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** @param path of the metrics, as {@code /q/metrics} */
    public ScrapedErrors(String path) {
        this.path = path;
    }

    @Override
    public Requests requests(URI revision) {
        URI address = revision.resolve(path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Accept", "text/plain;version=0.0.4")
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new UnreadableMetricsException(address + " answers " + response.statusCode());
            }
            return Exposition.requests(response.body());
        } catch (IOException | NumberFormatException e) {
            throw new UnreadableMetricsException(address + " cannot be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableMetricsException(address + ": interrupted", e);
        }
    }
}
