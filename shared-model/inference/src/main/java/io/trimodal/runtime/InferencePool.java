package io.trimodal.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The platform threads that ONNX Runtime runs on, as many as the process has processors. A request is admitted whole or refused whole; its
 * parts (three embeddings, several texts) then run side by side on the pool while the requesting thread waits, so a request never waits
 * for a thread that waits for it.
 */
public final class InferencePool implements AutoCloseable {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final ExecutorService threads;
    private final Semaphore admissions;
    private final int mostRequests;
    private volatile boolean closing;

    /**
     * @param processors that the process may use
     * @param mostWaiting requests that may wait beyond those being worked on
     */
    public InferencePool(int processors, int mostWaiting) {
        if (processors < 1 || mostWaiting < 0) {
            throw new IllegalArgumentException(
                    "processors must be at least 1 and waiting at least 0, not " + processors + " and " + mostWaiting);
        }
        threads = Executors.newFixedThreadPool(
                processors, Thread.ofPlatform().daemon().name("inference-", 0).factory());
        mostRequests = processors + mostWaiting;
        admissions = new Semaphore(mostRequests);
    }

    /**
     * Does a request's work on the calling thread, from where it may use {@link #all}.
     *
     * @throws OverloadedException at once, if too many are at work or waiting, or the pool is closing
     */
    public <T> T admit(Supplier<T> request) {
        if (!admissions.tryAcquire()) {
            throw new OverloadedException(mostRequests, RETRY_AFTER_SECONDS);
        }
        try {
            if (closing) {
                throw new OverloadedException(mostRequests, RETRY_AFTER_SECONDS);
            }
            return request.get();
        } finally {
            admissions.release();
        }
    }

    /** Requests that are being worked on or waiting. */
    public int inFlight() {
        return mostRequests - admissions.availablePermits();
    }

    /** Runs all jobs on the pool and returns their results in order; the first failure is thrown when all have ended. */
    public <T> List<T> all(List<Callable<T>> jobs) {
        List<Future<T>> futures = jobs.stream().map(threads::submit).toList();
        List<T> results = new ArrayList<>(jobs.size());
        RuntimeException failure = null;
        boolean interrupted = false;
        for (Future<T> future : futures) {
            boolean waiting = true;
            while (waiting) {
                try {
                    results.add(future.get());
                    waiting = false;
                } catch (ExecutionException e) {
                    RuntimeException cause = e.getCause() instanceof RuntimeException runtime
                            ? runtime
                            : new IllegalStateException("inference failed", e.getCause());
                    failure = failure == null ? cause : failure;
                    waiting = false;
                } catch (InterruptedException _) {
                    // Jobs hold native memory that is freed only when they end, so they are waited for all the same.
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw failure;
        }
        return results;
    }

    /** Admits nothing more, waits for what is in flight, and ends the threads. */
    @Override
    public void close() {
        closing = true;
        admissions.acquireUninterruptibly(mostRequests);
        threads.shutdown();
        admissions.release(mostRequests);
    }
}
