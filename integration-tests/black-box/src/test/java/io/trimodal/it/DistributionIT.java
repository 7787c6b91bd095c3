package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.support.Checkout;
import io.trimodal.support.StartedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The zip that a release hands out, in a folder outside of the checkout, with a JDK and nothing else. It is there where
 * {@code ./trimodal test --all} or {@code ./trimodal release} made it; skipped where not.
 */
class DistributionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String TEXT = "a wonderful, heartfelt film";

    @TempDir
    Path folder;

    private Path launcher;

    @BeforeEach
    void unpack() throws IOException {
        Path target = Checkout.own().root().resolve("functions/distribution/target");
        assumeTrue(Files.isDirectory(target), "no distribution was made, which ./trimodal test --all does");
        try (FileSystem zip = FileSystems.newFileSystem(only(target), Map.of("enablePosixFileAttributes", true));
                Stream<Path> entries = Files.walk(zip.getPath("/"))) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path file = folder.resolve(zip.getPath("/").relativize(entry).toString());
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(file);
                } else {
                    Files.copy(entry, file);
                    Files.setPosixFilePermissions(
                            file,
                            Files.getFileAttributeView(entry, PosixFileAttributeView.class)
                                    .readAttributes()
                                    .permissions());
                }
            }
        }
        try (Stream<Path> top = Files.list(folder)) {
            launcher = top.findFirst().orElseThrow().resolve("trimodal");
        }
    }

    private static Path only(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".zip"))
                    .filter(file -> file.getFileName().toString().matches("trimodal-\\d.*"))
                    .toList();
            assertThat(found).as("distributions").hasSize(1);
            return found.getFirst();
        }
    }

    @Test
    void commandLine_withAJdkAlone_scores() throws IOException {
        try (StartedProcess predict = start("predict", "--text", TEXT)) {
            assertThat(predict.awaitEnd(PATIENCE)).as(predict.log()).isZero();

            assertThat(score(predict.log())).isBetween(1.0, 3.0);
        }
    }

    @Test
    void commandLine_withAJdkAlone_readsARecording_withTheFrontEndsBesideIt() throws IOException {
        Path clip = Checkout.own().resolve("shared-model/media/src/test/resources/clips/talk.mp4");
        try (StartedProcess predict = start("predict", clip.toString())) {
            assertThat(predict.awaitEnd(PATIENCE)).as(predict.log()).isZero();

            assertThat(predict.log()).contains("\"segmented_by\":\"speech\"", "\"voice:");
        }
    }

    @Test
    void server_withAJdkAlone_scoresAsTheCommandLineAndServesThePage() throws Exception {
        int port = StartedProcess.freePort();
        URI base = URI.create("http://127.0.0.1:" + port);
        try (StartedProcess predict = start("predict", "--text", TEXT);
                StartedProcess server = start("run", "--port", Integer.toString(port));
                HttpClient client = HttpClient.newHttpClient()) {
            server.awaitOk(base.resolve("/q/health/ready"), PATIENCE);

            assertThat(client.send(HttpRequest.newBuilder(base).build(), BodyHandlers.ofString())
                            .body())
                    .contains("<title>");
            HttpRequest call = HttpRequest.newBuilder(base.resolve("/v1/predict"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"utterances\": [{\"id\": \"0\", \"text\": \"" + TEXT + "\"}]}"))
                    .build();
            String answer = client.send(call, BodyHandlers.ofString()).body();
            predict.awaitEnd(PATIENCE);
            assertThat(score(answer)).isEqualTo(score(predict.log()));
        }
    }

    @Test
    void help_namesNothingThatNeedsTheSources() throws IOException {
        try (StartedProcess help = start("help")) {
            assertThat(help.awaitEnd(PATIENCE)).isZero();

            assertThat(help.log()).contains("  predict ").doesNotContain("  test ");
        }
    }

    /** With no variable of this machine but where the JDK is. */
    private StartedProcess start(String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString()).directory(folder.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        "/usr/bin:/bin",
                        "HOME",
                        folder.toString(),
                        "JAVA_HOME",
                        System.getProperty("java.home")));
        return StartedProcess.start(builder);
    }

    private static double score(String answer) throws IOException {
        JsonNode prediction = new ObjectMapper().readTree(answer).at("/predictions/0/score");
        assertThat(prediction.isNumber()).as(answer).isTrue();
        return prediction.doubleValue();
    }
}
