package io.trimodal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Revisions come and go under load, and nobody notices: 200 clients for a minute, and every five seconds a new process that takes over once
 * it is ready, while the old one gets SIGTERM. (A process of class files takes longer than that to start while the clients have both
 * processors; then it takes over when it is ready.)
 */
class ReplacedRevisionsIT {
    private static final int CLIENTS = 200;
    private static final Duration LOAD = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BODY =
            "{\"utterances\": [{\"audio\": {\"features\": [" + "[" + "0.5, ".repeat(32) + "0.5]" + "]}}]}";

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<Process> replaced = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();

    @Test
    void noAcceptedRequestFails() throws Exception {
        Instant end = Instant.now().plus(LOAD);
        try (RevisionProxy proxy = new RevisionProxy(start());
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < CLIENTS; i++) {
                    clients.submit(() -> ask(client, proxy, end));
                }
                replaceUntil(end, proxy);
            }
            proxy.switchTo(null).close();
        }
        assertThat(failures).isEmpty();
        assertThat(answers.get()).isGreaterThan(CLIENTS);
        assertThat(replaced).hasSizeGreaterThanOrEqualTo(2).allSatisfy(process -> {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("as after SIGTERM").isIn(0, 143);
        });
        System.out.printf("%d answers from %d revisions%n", answers.get(), replaced.size() + 1);
    }

    /** It takes all clients at once: one that is refused was not accepted. */
    private static Workbench start() throws IOException, InterruptedException {
        return Workbench.start("-Dtrimodal.admission.requests=400", "-Dtrimodal.drain.delay=1S");
    }

    private void replaceUntil(Instant end, RevisionProxy proxy) throws IOException, InterruptedException {
        for (Instant next = Instant.now().plus(PAUSE); next.isBefore(end); next = next.plus(PAUSE)) {
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), next).toMillis()));
            if (Instant.now().isBefore(end)) {
                Process old = proxy.switchTo(start()).process();
                old.destroy(); // SIGTERM
                replaced.add(old);
            }
        }
    }

    private void ask(HttpClient client, RevisionProxy proxy, Instant end) {
        HttpRequest request = HttpRequest.newBuilder(proxy.uri("/v1/predict"))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(BODY))
                .build();
        while (Instant.now().isBefore(end) && failures.size() < 10) {
            try {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    answers.incrementAndGet();
                } else {
                    failures.add(response.statusCode() + " " + response.body());
                }
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
