package io.trimodal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
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

@Timeout(60)
class InferencePoolTest {
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void end() {
        release.countDown();
        callers.close();
    }

    @Test
    void admit_upToTheBound_refusesTheNextWithRetryAfter() throws Exception {
        InferencePool pool = new InferencePool(1, 1);
        List<Future<String>> admitted = List.of(holdOne(pool), holdOne(pool));

        assertThat(pool.inFlight()).isEqualTo(2);
        assertThatThrownBy(() -> pool.admit(() -> "third"))
                .isInstanceOfSatisfying(
                        OverloadedException.class,
                        e -> assertThat(e.retryAfterSeconds()).isEqualTo(1));

        release.countDown();
        for (Future<String> request : admitted) {
            assertThat(request.get()).isEqualTo("done");
        }
        assertThat(pool.inFlight()).isZero();
        assertThat(pool.admit(() -> "later")).isEqualTo("later");
    }

    @Test
    void admit_requestThatFails_givesItsPlaceBack() {
        InferencePool pool = new InferencePool(1, 0);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> pool.admit(() -> {
                        throw new IllegalArgumentException("bad");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(pool.inFlight()).isZero();
    }

    @Test
    void all_jobsThatEndOutOfOrder_returnsInOrder() {
        CountDownLatch second = new CountDownLatch(1);
        List<Callable<String>> jobs = List.of(
                () -> {
                    second.await();
                    return "first";
                },
                () -> {
                    second.countDown();
                    return "second";
                });

        assertThat(new InferencePool(2, 0).all(jobs)).containsExactly("first", "second");
    }

    @Test
    void all_moreJobsThanThreads_runsThemAll() {
        List<Callable<Integer>> jobs = List.of(() -> 1, () -> 2, () -> 3, () -> 4);

        assertThat(new InferencePool(1, 0).all(jobs)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void all_jobsThatFail_throwsTheFirstAfterAllEnded() {
        AtomicBoolean lastEnded = new AtomicBoolean();
        List<Callable<String>> jobs = List.of(
                () -> {
                    throw new IllegalArgumentException("first");
                },
                () -> {
                    throw new IllegalArgumentException("second");
                },
                () -> {
                    Thread.sleep(100);
                    lastEnded.set(true);
                    return "third";
                });

        assertThatThrownBy(() -> new InferencePool(3, 0).all(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("first");
        assertThat(lastEnded).isTrue();
    }

    @Test
    void all_checkedFailure_isWrapped() {
        List<Callable<String>> jobs = List.of(() -> {
            throw new Exception("checked");
        });

        assertThatThrownBy(() -> new InferencePool(1, 0).all(jobs))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("checked");
    }

    @Test
    void close_withRequestInFlight_admitsNothingMoreAndWaitsForIt() throws Exception {
        InferencePool pool = new InferencePool(1, 3);
        Future<String> request = holdOne(pool);
        Thread closing = Thread.ofPlatform().start(pool::close);
        while (closing.getState() != Thread.State.WAITING && closing.getState() != Thread.State.TIMED_WAITING) {
            assertThat(closing.isAlive()).isTrue();
            Thread.sleep(5);
        }

        assertThat(closing.join(Duration.ofMillis(200))).isFalse();
        assertThatThrownBy(() -> pool.admit(() -> "late")).isInstanceOf(OverloadedException.class);

        release.countDown();
        assertThat(request.get()).isEqualTo("done");
        closing.join();
        pool.close();
        assertThatThrownBy(() -> pool.admit(() -> "after")).isInstanceOf(OverloadedException.class);
    }

    /** A request that is admitted, uses the pool once released, and is at work when this returns. */
    private Future<String> holdOne(InferencePool pool) throws InterruptedException {
        CountDownLatch admitted = new CountDownLatch(1);
        Future<String> request = callers.submit(() -> pool.admit(() -> {
            admitted.countDown();
            awaitRelease();
            List<Callable<String>> jobs = List.of(() -> "done");
            return pool.all(jobs).getFirst();
        }));
        admitted.await();
        return request;
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
