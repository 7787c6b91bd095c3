package io.trimodal.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * The platform threads that ONNX Runtime runs on, as many as the process has processors. A request is admitted whole or
 * refused whole; its parts (three embeddings, several texts) then run side by side on the pool while the requesting
 * thread waits, so a request never waits for a thread that waits for it. Short requests go first and requesters share
 * evenly, as {@link WorkQueue} says. Thread-safe.
 */
public final class InferencePool implements AutoCloseable {
    private static final int RETRY_AFTER_SECONDS = 1;
    /** The next job of a short request comes within microseconds, or not soon. */
    private static final Duration PATIENCE = Duration.ofMillis(5);

    private static final ScopedValue<Ticket> TICKET = ScopedValue.newInstance();

    private final WorkQueue queue;
    private final Semaphore admissions;
    private final int mostRequests;
    private volatile boolean closing;

    /**
     * @param processors that the process may use
     * @param mostWaiting requests that may wait beyond those being worked on
     */
    public InferencePool(int processors, int mostWaiting) {
        this(processors, mostWaiting, PATIENCE);
    }

    /**
     * As above.
     *
     * @param patience how long a thread stays free for the next job of a short request that is under way
     */
    InferencePool(int processors, int mostWaiting, Duration patience) {
        if (processors < 1 || mostWaiting < 0) {
            throw new IllegalArgumentException(
                    "processors must be at least 1 and waiting at least 0, not " + processors + " and " + mostWaiting);
        }
        queue = new WorkQueue(processors, patience);
        mostRequests = processors + mostWaiting;
        admissions = new Semaphore(mostRequests);
        Thread.Builder threads = Thread.ofPlatform().daemon().name("inference-", 0);
        for (int i = 0; i < processors; i++) {
            threads.start(this::work);
        }
    }

    private void work() {
        for (Optional<QueuedJob> next = queue.take(); next.isPresent(); next = queue.take()) {
            long start = System.nanoTime();
            next.get().work().run();
            queue.ended(next.get(), System.nanoTime() - start);
        }
    }

    /** As {@link #admit(Length, Supplier)}, with short work. */
    public <T> T admit(Supplier<T> request) {
        return admit(Length.SHORT, request);
    }

    /**
     * Does a request's work on the calling thread, from where it may use {@link #all}, on behalf of the
     * {@link Requester}.
     *
     * @throws OverloadedException at once, if too many are at work or waiting, or the pool is closing
     */
    public <T> T admit(Length length, Supplier<T> request) {
        if (!admissions.tryAcquire()) {
            throw new OverloadedException(mostRequests, RETRY_AFTER_SECONDS);
        }
        try {
            if (closing) {
                throw new OverloadedException(mostRequests, RETRY_AFTER_SECONDS);
            }
            Ticket ticket = new Ticket(Requester.current(), length);
            queue.enter(ticket);
            try {
                return ScopedValue.where(TICKET, ticket).call(request::get);
            } finally {
                queue.leave(ticket);
            }
        } finally {
            admissions.release();
        }
    }

    /** Requests that are being worked on or waiting. */
    public int inFlight() {
        return mostRequests - admissions.availablePermits();
    }

    /**
     * Runs all jobs on the pool and returns their results in order; the first failure is thrown when all have ended.
     */
    public <T> List<T> all(List<Callable<T>> jobs) {
        List<FutureTask<T>> futures = jobs.stream().map(FutureTask::new).toList();
        queue.add(TICKET.orElse(Ticket.NONE), futures);
        List<T> results = new ArrayList<>(jobs.size());
        Throwable failure = null;
        boolean interrupted = false;
        for (FutureTask<T> future : futures) {
            boolean waiting = true;
            while (waiting) {
                try {
                    results.add(future.get());
                    waiting = false;
                } catch (ExecutionException e) {
                    failure = failure == null ? e.getCause() : failure;
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
        return switch (failure) {
            case null -> results;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("inference failed", e);
        };
    }

    /** Admits nothing more, waits for what is in flight, and ends the threads. */
    @Override
    public void close() {
        closing = true;
        admissions.acquireUninterruptibly(mostRequests);
        queue.close();
        admissions.release(mostRequests);
    }
}
