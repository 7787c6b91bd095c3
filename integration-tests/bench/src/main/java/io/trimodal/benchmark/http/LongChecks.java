package io.trimodal.benchmark.http;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Callers who ask for a robustness check and, once it is answered, for the next, until they are closed, which ends
 * their checks.
 */
public final class LongChecks implements AutoCloseable {
    private final List<Caller> callers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;
    private volatile RuntimeException failure;

    /** @param count how many at a time */
    public LongChecks(WorkbenchProcess workbench, RequestBody check, int count) {
        for (int i = 0; i < count; i++) {
            Caller caller = Caller.of(workbench, "/v1/robustness-check", check);
            callers.add(caller);
            threads.add(Thread.ofPlatform().daemon().name("check-" + i).start(() -> askAgainAndAgain(caller)));
        }
    }

    private void askAgainAndAgain(Caller caller) {
        try {
            while (!closed) {
                caller.get();
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            if (!closed) {
                failure = e;
            }
        }
    }

    /** @throws IllegalStateException if a check failed while they ran */
    @Override
    public void close() {
        closed = true;
        callers.forEach(Caller::close);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IllegalStateException("a robustness check failed", failure);
        }
    }
}
