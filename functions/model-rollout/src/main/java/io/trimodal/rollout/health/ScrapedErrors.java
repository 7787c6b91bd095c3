package io.trimodal.rollout.health;

import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a revision's own metrics over HTTP, under the URL of its tag, so that the live revision's requests are not
 * among them. Of several pods one answers, each time perhaps another; each counts since it started, which is since the
 * roll-out began, so no earlier count has to be remembered. A pod that was scaled to zero is started by the question.
 */
public final class ScrapedErrors implements ErrorSource {
    private static final Duration USUAL_DEADLINE = Duration.ofSeconds(20);
    /** A function's metrics have some 50 kB. */
    private static final long LARGEST_BODY = 16 << 20;

    private final String path;
    private final Duration deadline;
    private final HttpClient client;

    /** @param path of the metrics, as {@code /q/metrics} */
    public ScrapedErrors(String path) {
        this(path, USUAL_DEADLINE);
    }

    /** @param deadline of a whole exchange, from the connection to the last byte of the body */
    ScrapedErrors(String path, Duration deadline) {
        this.path = path;
        this.deadline = deadline;
        client = HttpClient.newBuilder()
                // Else it would ask for "Upgrade: h2c", which proxies written in Go pass on without what belongs to it.
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    @Override
    public Requests requests(URI revision) {
        URI address = revision.resolve(path);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "text/plain;version=0.0.4")
                .build();
        // The client's own timeout ends with the headers.
        CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LARGEST_BODY));
        try {
            HttpResponse<String> response = exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new UnreadableMetricsException(address + " answers " + response.statusCode());
            }
            return Exposition.requests(response.body());
        } catch (TimeoutException e) {
            throw late(address, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpTimeoutException) {
                throw late(address, e); // it did not even connect
            }
            throw new UnreadableMetricsException(address + " cannot be read: " + e.getCause(), e);
        } catch (NumberFormatException e) {
            throw new UnreadableMetricsException(address + " cannot be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreadableMetricsException(address + ": interrupted", e);
        } finally {
            exchange.cancel(true); // closes the connection where it is still open
        }
    }

    private UnreadableMetricsException late(URI address, Exception cause) {
        return new UnreadableMetricsException(
                address + " has not answered whole within " + deadline.toMillis() + " ms", cause);
    }
}
