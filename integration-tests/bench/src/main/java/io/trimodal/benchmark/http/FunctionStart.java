package io.trimodal.benchmark.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.benchmark.lifecycle.OnExit;
import io.trimodal.support.StartedProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One start of a packaged function, from exec to its first answer; the process is killed then.
 *
 * <p>It is not a {@link StartedProcess}, which looks at a log every few milliseconds: here a line has its time when it
 * comes through the pipe.
 *
 * @param answerMillis from exec to the first answer
 * @param processMillis until the framework began
 * @param frameworkMillis of the framework
 * @param modelsMillis of loading, warming and testing the models
 * @param firstMillis from the moment when it was up to the first answer
 * @param memory after that answer
 * @param score in that answer
 */
public record FunctionStart(
        double answerMillis,
        double processMillis,
        double frameworkMillis,
        double modelsMillis,
        double firstMillis,
        ResidentMemory memory,
        double score) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LOADED = Pattern.compile("loaded \\S+ in (\\d+) ms");
    private static final Pattern STARTED = Pattern.compile("started in ([0-9.]+)s");

    /**
     * @param command without the port
     * @param models repository
     * @param name of the one model that is loaded
     */
    public static FunctionStart of(List<String> command, Path models, String name, RequestBody body) {
        int port = StartedProcess.freePort();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_HOST",
                        "127.0.0.1",
                        "PORT",
                        Integer.toString(port),
                        "TRIMODAL_FUNCTIONS",
                        "predict",
                        "TRIMODAL_MODELS_REPOSITORY",
                        models.toAbsolutePath().toString(),
                        "TRIMODAL_MODELS_NAMES",
                        name,
                        "TRIMODAL_MODELS_DEFAULT",
                        name,
                        // as on Lambda, for packages that ride in function.zip
                        "TRIMODAL_MODELS_VERIFY",
                        "false"));
        long start = System.nanoTime();
        try {
            Process process = builder.start();
            try (OnExit _ = OnExit.of(process::destroyForcibly)) {
                return watched(process, start, port, body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    private static FunctionStart watched(Process process, long start, int port, RequestBody body) throws IOException {
        Said said = said(process, start);
        double score = firstScore(process, start, port, body);
        double answered = (System.nanoTime() - start) / 1e6;
        return new FunctionStart(
                answered,
                said.up() - said.startedMillis(),
                said.startedMillis() - said.modelsMillis(),
                said.modelsMillis(),
                Math.max(0, answered - said.up()),
                ResidentMemory.of(process.pid()),
                score);
    }

    /**
     * What the log says.
     *
     * @param up milliseconds from exec to the line that it is up
     */
    private record Said(double up, double startedMillis, double modelsMillis) {}

    /** Reads the log up to that line; the port is open by then. */
    private static Said said(Process process, long start) throws IOException {
        List<String> log = new ArrayList<>();
        double models = 0;
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            log.add(line);
            Matcher loaded = LOADED.matcher(line);
            Matcher started = STARTED.matcher(line);
            if (loaded.find()) {
                models += Double.parseDouble(loaded.group(1));
            } else if (started.find()) {
                return new Said((System.nanoTime() - start) / 1e6, Double.parseDouble(started.group(1)) * 1e3, models);
            }
        }
        throw new IllegalStateException("the function ended before it was up:\n" + String.join("\n", log));
    }

    private static double firstScore(Process process, long start, int port, RequestBody body) throws IOException {
        while (System.nanoTime() - start < PATIENCE.toNanos() && process.isAlive()) {
            try {
                return score(port, body);
            } catch (ConnectException _) {
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException("the function did not answer in " + PATIENCE);
    }

    private static double score(int port, RequestBody body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + "/v1/predict").toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", body.type());
        connection.setFixedLengthStreamingMode(body.bytes().length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.bytes());
        }
        JsonNode answer = JSON.readTree(connection.getInputStream());
        return answer.at("/predictions/0/score").asDouble(Double.NaN);
    }
}
