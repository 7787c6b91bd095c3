package io.trimodal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who comes first where work of many waits for one thread. */
@Timeout(60)
class FairPoolTest {
    private final ExecutorService callers = Executors.newCachedThreadPool();
    /** More than a busy machine may need to come back with the next job of a short request. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InferencePool pool = new InferencePool(1, 100, PATIENCE);
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());
    private final List<Future<?>> requests = new ArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void end() {
        callers.close();
        pool.close();
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A request of so many jobs, each of which notes its name when it ends. */
    private void ask(String requester, Length length, int jobs, int millis) {
        List<Callable<String>> work = Collections.nCopies(jobs, () -> {
            sleep(millis);
            order.add(requester);
            return requester;
        });
        requests.add(callers.submit(() -> Requester.call(requester, () -> pool.admit(length, () -> pool.all(work)))));
        sleep(50); // so that requests are queued in the order in which they are asked
    }

    /**
     * Keeps the one thread at work until the gate opens: with long work, as on a busy machine it may take long, and
     * long work is never owed it.
     */
    private void holdTheThread() {
        List<Callable<Boolean>> wait = List.of(() -> {
            gate.await();
            return true;
        });
        requests.add(callers.submit(() -> pool.admit(Length.LONG, () -> pool.all(wait))));
        sleep(50);
    }

    private void openAndAwait() throws Exception {
        gate.countDown();
        for (Future<?> request : requests) {
            request.get();
        }
    }

    @Test
    void all_ofAShortRequest_goesBeforeLongWorkThatWaits() throws Exception {
        holdTheThread();
        ask("long", Length.LONG, 20, 5);
        ask("short", Length.SHORT, 1, 5);
        openAndAwait();
        assertThat(order).hasSize(21).startsWith("short");
    }

    @Test
    void all_ofAShortRequestInStages_waitsForOneLongJobAtMost() throws Exception {
        ask("long", Length.LONG, 300, 10);
        List<Callable<Boolean>> stage = List.of(() -> order.add("short"));
        Requester.call(
                "short",
                () -> pool.admit(
                        Length.SHORT,
                        () -> List.of(pool.all(stage), pool.all(stage), pool.all(stage), pool.all(stage))));
        int first = order.indexOf("short");
        openAndAwait();
        assertThat(order.subList(first, first + 4)).containsOnly("short");
        // some are done before it asks, on a busy machine more; the rest is half a second and more
        assertThat(first).isLessThan(250);
    }

    @Test
    void all_beyondTheLag_longWorkGetsItsShareBesideShortWorkWithoutEnd() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        List<Callable<Boolean>> job = List.of(() -> {
            sleep(5);
            return order.add("short");
        });
        for (int i = 0; i < 3; i++) {
            requests.add(callers.submit(() -> {
                while (!enough.get()) {
                    pool.admit(Length.SHORT, () -> pool.all(job));
                }
            }));
        }
        ask("long", Length.LONG, 20, 5);
        requests.removeLast().get();
        enough.set(true);
        openAndAwait();
        long shorts = order.subList(0, order.lastIndexOf("long")).stream()
                .filter("short"::equals)
                .count();
        // eight to one, once the long work is behind by 25 ms of its own
        assertThat(shorts).isBetween(20L * 3, 20L * 8 * 2);
    }

    @Test
    void all_ofAGreedyRequester_takesTurnsWithAnother() throws Exception {
        holdTheThread();
        for (int i = 0; i < 8; i++) {
            ask("greedy", Length.LONG, 10, 2);
        }
        ask("modest", Length.LONG, 10, 2);
        openAndAwait();
        assertThat(order).hasSize(90);
        assertThat(order.lastIndexOf("modest")).isLessThan(30);
    }

    @Test
    void all_ofARequesterThatWasAway_bringsNoClaimToTheTimeOfOthers() throws Exception {
        holdTheThread();
        ask("first", Length.LONG, 30, 2);
        ask("late", Length.LONG, 1, 2);
        openAndAwait();
        order.clear();
        requests.clear();
        ask("first", Length.LONG, 30, 5);
        ask("late", Length.LONG, 20, 5);
        openAndAwait();
        assertThat(order.subList(0, 40)).filteredOn("first"::equals).hasSizeGreaterThan(15);
    }

    @Test
    void all_onOneThread_requestsOfOneRequesterTakeTurns() throws Exception {
        holdTheThread();
        ask("same", Length.LONG, 10, 1);
        List<Callable<Boolean>> work = Collections.nCopies(10, () -> order.add("second"));
        requests.add(callers.submit(() -> Requester.call("same", () -> pool.admit(Length.LONG, () -> pool.all(work)))));
        sleep(50);
        openAndAwait();
        assertThat(order.subList(0, 6)).contains("same", "second");
    }
}
