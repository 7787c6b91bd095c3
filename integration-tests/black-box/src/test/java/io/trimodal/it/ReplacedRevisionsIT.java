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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Revisions come and go under load, and nobody notices: 200 clients for a minute, and every five seconds a new process
 * that takes over while the old one gets SIGTERM. On a machine that is busy with other things a process may not be
 * ready in time; then it takes over when it is, which is told and no failure: what is tested is that no request is.
 */
@Tag("slow")
class ReplacedRevisionsIT {
    private static final int CLIENTS = 200;
    private static final Duration LOAD = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int REPLACEMENTS = (int) LOAD.dividedBy(PAUSE) - 1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Of a client between two calls: beside those that answer, a coming revision takes five seconds of a processor. */
    private static final Duration THINKING = Duration.ofSeconds(2);

    private static final Duration ON_TIME = Duration.ofMillis(500);
    /** For a process that lives half a minute. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    private static final String BODY =
            "{\"utterances\": [{\"audio\": {\"features\": [" + "[" + "0.5, ".repeat(32) + "0.5]" + "]}}]}";

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Queue<Process> replaced = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<Duration> late = new ConcurrentLinkedQueue<>();

    @Test
    void noAcceptedRequestFails() throws Exception {
        try (RevisionProxy proxy = new RevisionProxy(start());
                ComingRevisions coming = new ComingRevisions(REPLACEMENTS, ReplacedRevisionsIT::start);
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            coming.awaitFirst();
            Instant end = Instant.now().plus(LOAD);
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < CLIENTS; i++) {
                    clients.submit(() -> ask(client, proxy, end));
                }
                replaceUntil(end, proxy, coming);
            }
            proxy.switchTo(null).close();
        }
        assertThat(failures).isEmpty();
        assertThat(answers.get()).isGreaterThan(CLIENTS);
        assertThat(replaced).hasSizeGreaterThanOrEqualTo(2).allSatisfy(process -> {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("as after SIGTERM").isIn(0, 143);
        });
        System.out.printf(
                "%d answers from %d revisions: %d replacements in %d s, %d of them late, the latest by %.1f s%n",
                answers.get(),
                replaced.size() + 1,
                replaced.size(),
                LOAD.toSeconds(),
                late.size(),
                late.stream().mapToLong(Duration::toMillis).max().orElse(0) / 1e3);
    }

    /** It takes all clients at once: one that is refused was not accepted. One model is enough for all of them. */
    private static Workbench start() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>(Workbench.executable().isPresent() ? List.of() : SHORT_LIVED);
        options.add("-Dtrimodal.admission.requests=400");
        options.add("-Dtrimodal.drain.delay=1S");
        options.add("-Dtrimodal.models.names=trimodal-almt");
        return Workbench.start(options.toArray(String[]::new));
    }

    private void replaceUntil(Instant end, RevisionProxy proxy, ComingRevisions coming)
            throws InterruptedException, ExecutionException {
        for (Instant due = Instant.now().plus(PAUSE); due.isBefore(end); due = due.plus(PAUSE)) {
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), due).toMillis()));
            Optional<Workbench> next = coming.next(end);
            if (next.isEmpty()) {
                return;
            }
            Duration behind = Duration.between(due, Instant.now());
            if (behind.compareTo(ON_TIME) > 0) {
                late.add(behind);
            }
            Process old = proxy.switchTo(next.get()).process();
            old.destroy(); // SIGTERM
            replaced.add(old);
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
                Thread.sleep(THINKING);
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
