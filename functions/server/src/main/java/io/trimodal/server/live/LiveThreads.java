package io.trimodal.server.live;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** As many threads as there are processors work on the messages of live calls, of which each has one at a time. */
@Singleton
public final class LiveThreads {
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("live-", 0).factory());

    /** @throws java.util.concurrent.RejectedExecutionException when the process ends */
    void execute(Runnable work) {
        threads.execute(work);
    }

    void close(@Observes ShutdownEvent event) {
        threads.shutdownNow();
    }
}
