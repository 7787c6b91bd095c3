package io.trimodal.benchmark.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Sends one body again and again over connections that are kept open.
 *
 * <p>The JDK's old blocking client: of those in the JDK it does the least beside the call itself, and caller and server
 * share this machine.
 *
 * @param predict address of {@code POST /v1/predict}
 */
public record Caller(URI predict, byte[] body) implements Supplier<byte[]> {
    /** The client keeps five idle connections open where nobody says more, which many callers at once would exhaust. */
    public static void keepConnections(int most) {
        System.setProperty("http.maxConnections", Integer.toString(most));
    }

    /** The answer's bytes. @throws IllegalStateException if it is not a 200 */
    @Override
    public byte[] get() {
        try {
            HttpURLConnection connection = (HttpURLConnection) predict.toURL().openConnection();
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setFixedLengthStreamingMode(body.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IllegalStateException("the function answered " + connection.getResponseCode() + ": "
                        + new String(connection.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
            }
            return connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the function does not answer", e);
        }
    }

    public static Caller of(WorkbenchProcess workbench, byte[] body) {
        return new Caller(workbench.uri("/v1/predict"), body);
    }
}
