package io.trimodal.it;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Revisions that are started long before they are needed: a process of class files takes five seconds of a processor to
 * start, which a machine under load does not give in five seconds. Those that nobody took end with this.
 */
final class ComingRevisions implements AutoCloseable {
    private static final int AHEAD = 6;
    /** More at a time would only be slower each. */
    private static final int AT_A_TIME = 2;

    private final ExecutorService starters = Executors.newFixedThreadPool(AT_A_TIME);
    private final Deque<Future<Optional<Workbench>>> coming = new ArrayDeque<>();
    private final Start start;
    private int left;
    private volatile boolean closed;

    /** Returns when the revision is ready. */
    @FunctionalInterface
    interface Start {
        Workbench start() throws IOException, InterruptedException;
    }

    /**
     * Starts the first ones.
     *
     * @param wanted how many in all
     */
    ComingRevisions(int wanted, Start start) {
        this.start = start;
        this.left = wanted;
        while (coming.size() < AHEAD && left > 0) {
            startOne();
        }
    }

    private void startOne() {
        left--;
        coming.addLast(starters.submit(() -> closed ? Optional.empty() : Optional.of(start.start())));
    }

    /** Waits for those that were started first. */
    void awaitFirst() throws InterruptedException, ExecutionException {
        for (Future<Optional<Workbench>> future : coming) {
            future.get();
        }
    }

    /** The next one, once it is ready; none if it is not by then, or all have been taken. */
    Optional<Workbench> next(Instant until) throws InterruptedException, ExecutionException {
        if (coming.isEmpty()) {
            return Optional.empty();
        }
        try {
            long millis = Math.max(0, Duration.between(Instant.now(), until).toMillis());
            Optional<Workbench> ready = coming.getFirst().get(millis, TimeUnit.MILLISECONDS);
            coming.removeFirst();
            if (left > 0) {
                startOne();
            }
            return ready;
        } catch (TimeoutException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws InterruptedException, ExecutionException {
        closed = true;
        try (starters) {
            for (Future<Optional<Workbench>> future : coming) {
                future.get().ifPresent(Workbench::close);
            }
        }
    }
}
