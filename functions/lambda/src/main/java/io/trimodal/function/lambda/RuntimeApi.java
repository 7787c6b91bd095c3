package io.trimodal.function.lambda;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The process's side of Lambda's Runtime API. Written here, as what there is would make the application one for Lambda
 * alone: Quarkus's extension packages it for nothing else, and AWS's own client brings a JNI library, which a native
 * executable would have to unpack. The API is four requests.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RuntimeApi.class);
    /** For all but the next event, for which the process waits, stopped by Lambda meanwhile, for hours. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private static final String INVOCATION = "invocation/";
    private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";

    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param address host and port */
    RuntimeApi(String address) {
        base = URI.create("http://" + address + "/2018-06-01/runtime/");
    }

    /**
     * Waits for the next event.
     *
     * @throws RuntimeApiException if there will be none
     */
    Invocation next() throws InterruptedException {
        HttpResponse<byte[]> response = send(request(INVOCATION + "next").GET());
        if (response.statusCode() != 200) {
            throw new RuntimeApiException("the Runtime API answers " + response.statusCode() + " and gives no event");
        }
        HttpHeaders headers = response.headers();
        return new Invocation(
                headers.firstValue("Lambda-Runtime-Aws-Request-Id")
                        .orElseThrow(() -> new RuntimeApiException("the Runtime API gives an event without an id")),
                response.body(),
                headers.firstValueAsLong("Lambda-Runtime-Deadline-Ms").stream()
                        .mapToObj(Instant::ofEpochMilli)
                        .findFirst()
                        .orElse(Instant.MAX),
                headers.firstValue("Lambda-Runtime-Trace-Id").orElse(""));
    }

    /** @param answer JSON; Lambda itself fails the invocation where it is more than 6 MB */
    void answer(Invocation invocation, byte[] answer) throws InterruptedException {
        post(INVOCATION + invocation.id() + "/response", request -> {}, answer);
    }

    /** Fails the invocation. */
    void fail(Invocation invocation, Throwable failure) throws InterruptedException {
        post(
                INVOCATION + invocation.id() + "/error",
                request -> request.header(ERROR_TYPE, "Unhandled"),
                FailureReport.of(failure));
    }

    /** Says that this process can handle no event, ever. */
    void failStart(Throwable failure) throws InterruptedException {
        post(
                "init/error",
                request -> request.header(
                        ERROR_TYPE, "Runtime." + failure.getClass().getSimpleName()),
                FailureReport.of(failure));
    }

    private void post(String path, Consumer<HttpRequest.Builder> headers, byte[] body) throws InterruptedException {
        HttpRequest.Builder request = request(path)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        headers.accept(request);
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() >= 500) {
            throw new RuntimeApiException("the Runtime API answers " + response.statusCode() + " to " + path);
        }
        if (response.statusCode() >= 300) {
            // such as 413 for an answer that is too large; Lambda has failed the invocation, and the next may be good
            LOG.errorf("the Runtime API answers %d to %d bytes for %s", response.statusCode(), body.length, path);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws InterruptedException {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new RuntimeApiException("the Runtime API at " + base.getAuthority() + " cannot be reached", e);
        }
    }

    /** A request that waits ends at once. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
