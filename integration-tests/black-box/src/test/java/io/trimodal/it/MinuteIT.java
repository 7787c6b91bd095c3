package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trimodal.support.Checkout;
import io.trimodal.support.Trial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A minute of speech with a face: over HTTP and on the command line alike, and explained in reasonable time. */
class MinuteIT {
    private static final Path CLIPS = Checkout.own().resolve("shared-model/media/src/test/resources/clips");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static Workbench workbench;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        workbench = Workbench.start("-Dtrimodal.clips.ffmpeg=none");
    }

    @AfterAll
    static void stop() {
        workbench.close();
    }

    private static HttpResponse<String> send(String path, String accept) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        part(body, "clip", Files.readAllBytes(CLIPS.resolve("minute.mp4")));
        part(body, "transcript", Files.readAllBytes(CLIPS.resolve("minute.vtt")));
        body.writeBytes("--xyz--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response = workbench.send(HttpRequest.newBuilder(workbench.uri(path))
                .header("Content-Type", "multipart/form-data; boundary=xyz")
                .header("Accept", accept)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response;
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] content) {
        body.writeBytes(("--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"f\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private String command(String name, String format) throws IOException {
        Path output = folder.resolve("answer");
        ProcessBuilder command = new ProcessBuilder(
                Checkout.own().resolve("trimodal").toString(),
                name,
                CLIPS.resolve("minute.mp4").toString(),
                "--transcript",
                CLIPS.resolve("minute.vtt").toString(),
                "--format",
                format,
                "--output",
                output.toString());
        command.environment().put("TRIMODAL_BUILD", "never");
        command.environment().put("TRIMODAL_CLIPS_FFMPEG", "none");
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Trial.Result result = Trial.run(command, PATIENCE);
        assertThat(result.succeeded()).as(result.output()).isTrue();
        return Files.readString(output);
    }

    @Test
    void predict_onTheCommandLine_givesTheSegmentsAndScoresOfHttp() throws IOException {
        JsonNode http = Workbench.json(send("/v1/predict", "application/json")).path("predictions");
        JsonNode printed =
                new ObjectMapper().readTree(command("predict", "json")).path("predictions");

        assertThat(printed).hasSize(9).hasSameSizeAs(http);
        for (int i = 0; i < http.size(); i++) {
            assertThat(printed.at("/" + i + "/score").doubleValue())
                    .isCloseTo(http.at("/" + i + "/score").doubleValue(), within(1e-5));
            for (String field : new String[] {"id", "start", "end", "text", "speaker", "face", "frames"}) {
                assertThat(printed.get(i).path(field)).isEqualTo(http.get(i).path(field));
            }
        }
    }

    @Test
    void reports_areOneFileEach_withoutTheRecording() throws IOException {
        String page = command("predict", "html");
        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("But the second half is a terrible disappointment.")
                .doesNotContain("http-equiv=\"refresh\"", "<video", "<audio");
        assertThat(send("/v1/predict", "text/html").body()).isEqualTo(page);
        assertThat(command("explain", "html"))
                .startsWith("<!DOCTYPE html>")
                .contains("\"segmented_by\":\"transcript\"");
        assertThat(command("robustness-check", "html"))
                .startsWith("<!DOCTYPE html>")
                .contains("\"segments\":[");
    }

    /** A minute is a generous limit for a busy machine: it takes seconds. */
    @Test
    void explain_ofAMinute_takesSeconds_andTimesWordsAndFrames() throws IOException {
        long start = System.nanoTime();
        JsonNode answer = Workbench.json(send("/v1/explain", "application/json"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(1));

        assertThat(answer.path("explanations")).hasSize(9);
        JsonNode third = answer.at("/explanations/2");
        assertThat(third.at("/units/language/0/start").doubleValue()).isCloseTo(15.112, within(1e-9));
        assertThat(third.at("/units/language/0/estimated").booleanValue())
                .as("the transcript times cues alone")
                .isTrue();
        for (String modality : new String[] {"audio", "vision"}) {
            JsonNode frames = third.at("/units/" + modality);
            assertThat(frames.at("/0/start").doubleValue()).isCloseTo(15, within(1e-9));
            assertThat(frames.get(frames.size() - 1).path("end").doubleValue()).isCloseTo(17.8, within(1e-9));
        }
    }
}
