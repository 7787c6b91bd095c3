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
 * Revisions that are started before they are needed, as a process of class files takes longer to start under load than it may live. Those
 * that nobody took end with this.
 */
final class ComingRevisions implements AutoCloseable {
    private static final int AHEAD = 2;

    private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Future<Workbench>> coming = new ArrayDeque<>();
    private final Start start;

    /** Returns when the revision is ready. */
    @FunctionalInterface
    interface Start {
        Workbench start() throws IOException, InterruptedException;
    }

    ComingRevisions(Start start) {
        this.start = start;
        while (coming.size() < AHEAD) {
            coming.addLast(starters.submit(start::start));
        }
    }

    /** The one that was started first, once it is ready; none if it is not by then. */
    Optional<Workbench> next(Instant until) throws InterruptedException, ExecutionException {
        try {
            Workbench ready = coming.getFirst()
                    .get(Math.max(0, Duration.between(Instant.now(), until).toMillis()), TimeUnit.MILLISECONDS);
            coming.removeFirst();
            coming.addLast(starters.submit(start::start));
            return Optional.of(ready);
        } catch (TimeoutException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws InterruptedException, ExecutionException {
        try (starters) {
            for (Future<Workbench> future : coming) {
                future.get().close();
            }
        }
    }
}
