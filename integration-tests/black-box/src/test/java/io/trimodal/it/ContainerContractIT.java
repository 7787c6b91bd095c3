package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Knative asks of a container: requests and probes on the one port that {@code PORT} names, ready only when warm,
 * and an end that loses nothing ({@link ShutdownIT} has that under load).
 *
 * @see <a href="https://github.com/knative/specs/blob/main/specs/serving/runtime-contract.md">Runtime contract</a>
 */
class ContainerContractIT {
    private static final Duration START = Duration.ofSeconds(90);
    private static final String BODY = "{\"utterances\": [{\"text\": \"a wonderful, heartfelt film\"}]}";

    @ParameterizedTest
    @ValueSource(strings = {"server", "score-upload"})
    void function_listensOnThePortOfItsEnvironment_andOnNoOther(String function) throws Exception {
        try (FunctionProcess running = FunctionProcess.start(function)) {
            awaitReady(running);

            assertThat(running.get("/q/health/live")).isEqualTo(200);
            assertThat(running.get("/q/health/started")).isEqualTo(200);
            assertThat(running.get("/q/metrics")).isEqualTo(200);
            Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "the kernel's tables are elsewhere");
            assertThat(running.listeningPorts()).isEqualTo(Set.of(running.port()));
        }
    }

    /**
     * Knative's proxies, written in Go, pass on the header of a client that asks for HTTP/2, without what belongs to
     * it.
     */
    @Test
    void aRequestToUpgradeToHttp2_isAnsweredWithHttp11_andTheConnectionGoesOn() throws Exception {
        try (FunctionProcess running = FunctionProcess.start("server")) {
            Instant end = Instant.now().plus(START);
            String request = "GET /q/health/live HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: ";
            String answers = "";
            while (answers.isEmpty()) { // the very first requests of the process
                assertThat(Instant.now()).as(running.log()).isBefore(end);
                try (Socket client = new Socket("127.0.0.1", running.port())) {
                    client.setSoTimeout(10_000);
                    client.getOutputStream()
                            .write((request + "Upgrade\r\n\r\n" + request + "close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                    answers = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                } catch (ConnectException _) {
                    Thread.sleep(20);
                }
            }
            assertThat(answers.split("HTTP/1.1 200 OK", -1)).as(answers).hasSize(3);
        }
    }

    /**
     * Live from the first answer on, so that loading is never killed; and the first that is sent once ready is scored.
     */
    @Test
    void function_isReadyOnlyWhenItCanScore() throws Exception {
        try (FunctionProcess predict = FunctionProcess.start("server")) {
            Instant end = Instant.now().plus(START);
            int ready = 0;
            while (ready != 200) {
                assertThat(Instant.now()).as(predict.log()).isBefore(end);
                assertThat(predict.process().isAlive()).as(predict.log()).isTrue();
                assertThat(predict.get("/q/health/live")).isIn(0, 200);
                ready = predict.get("/q/health/ready");
                assertThat(ready).isIn(0, 200, 503);
            }
            assertThat(predict.post("/v1/predict", BODY).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void sigterm_makesUnreadyButNotDead_andEndsTheProcess() throws Exception {
        try (FunctionProcess predict = FunctionProcess.start("server", "-Dtrimodal.drain.delay=10S")) {
            awaitReady(predict);

            predict.process().destroy();
            Instant end = Instant.now().plus(Duration.ofSeconds(8));
            while (predict.get("/q/health/ready") != 503) {
                assertThat(Instant.now()).as(predict.log()).isBefore(end);
                Thread.sleep(20);
            }

            assertThat(predict.get("/q/health/live")).isEqualTo(200);
            assertThat(predict.post("/v1/predict", BODY).statusCode()).isEqualTo(200);
            assertThat(predict.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(predict.process().exitValue()).as(predict.log()).isIn(0, 143);
        }
    }

    /** As the Knative Service of one function has it. */
    @Test
    void functionOfItsEnvironment_isAllThatIsServed() throws Exception {
        try (FunctionProcess explain = FunctionProcess.start("server", Map.of("TRIMODAL_FUNCTIONS", "explain"))) {
            awaitReady(explain);

            assertThat(explain.post("/v1/explain", BODY).statusCode()).isEqualTo(200);
            assertThat(explain.post("/v1/predict", BODY).statusCode()).isEqualTo(404);
        }
    }

    /** What takes events from Lambda there is a server here. */
    @Test
    void scoreUpload_takesCloudEvents() throws Exception {
        try (FunctionProcess scoreUpload = FunctionProcess.start("score-upload")) {
            awaitReady(scoreUpload);

            assertThat(scoreUpload
                            .post(
                                    "/",
                                    "{\"Event\": \"s3:TestEvent\"}",
                                    "ce-specversion",
                                    "1.0",
                                    "ce-id",
                                    "1",
                                    "ce-source",
                                    "urn:test",
                                    "ce-type",
                                    "com.amazonaws.s3.TestEvent")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(scoreUpload.post("/", "{}").statusCode()).isEqualTo(400);
        }
    }

    private static void awaitReady(FunctionProcess running) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(START);
        while (running.get("/q/health/ready") != 200) {
            assertThat(running.process().isAlive()).as(running.log()).isTrue();
            assertThat(Instant.now()).as(running.log()).isBefore(end);
            Thread.sleep(50);
        }
    }
}
