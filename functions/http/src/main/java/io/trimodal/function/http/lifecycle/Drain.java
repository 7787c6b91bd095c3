package io.trimodal.function.http.lifecycle;

import io.trimodal.function.lifecycle.Draining;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The end of a process that is told to stop: not ready, then deaf to new connections, then done with what it accepted.
 * Models are closed after that, when the application stops.
 */
@Singleton
public final class Drain {
    private static final Logger LOG = Logger.getLogger(Drain.class);
    private static final Duration STEP = Duration.ofMillis(10);

    private final DrainConfig config;
    private final Connections connections;
    private final Draining draining;

    public Drain(DrainConfig config, Draining draining, Connections connections) {
        this.config = config;
        this.draining = draining;
        this.connections = connections;
    }

    /** How long a stop may take, from the first word of it to the end of the process. */
    Duration longest() {
        return config.delay().plus(config.timeout()).plus(config.grace());
    }

    /** Returns when every accepted request has its answer, or after the timeout. */
    public void drain() {
        draining.begin();
        connections.sayGoodbye();
        LOG.infof("stopping: %d requests in flight", connections.requests());
        try {
            Thread.sleep(config.delay());
            connections.stopAccepting();
            if (!awaitQuiet()) {
                LOG.warnf("%d requests had no answer after %s", connections.requests(), config.timeout());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A connection without a request may still be about to send one, so a short quiet is waited for. */
    private boolean awaitQuiet() throws InterruptedException {
        long end = System.nanoTime() + config.timeout().toNanos();
        long quietSince = System.nanoTime();
        while (System.nanoTime() < end) {
            if (connections.requests() > 0) {
                quietSince = System.nanoTime();
            } else if (connections.open() == 0
                    || System.nanoTime() - quietSince > config.quiet().toNanos()) {
                return true;
            }
            Thread.sleep(STEP);
        }
        return connections.requests() == 0;
    }
}
