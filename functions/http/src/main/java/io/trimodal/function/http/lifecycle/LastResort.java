package io.trimodal.function.http.lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jboss.logging.Logger;

/**
 * Halts a process whose end takes too long. Its thread is there from the start, as a process that is out of memory or
 * threads may not get one when it is told to stop.
 */
final class LastResort {
    private static final Logger LOG = Logger.getLogger(LastResort.class);
    private static final int EXIT_CODE = 1;

    private final CountDownLatch stopping = new CountDownLatch(1);

    private LastResort() {}

    /** @param patience from the time when the process is told to stop */
    static LastResort start(Duration patience) {
        LastResort resort = new LastResort();
        Thread.ofPlatform().daemon().name("last-resort").start(() -> resort.run(patience));
        return resort;
    }

    private void run(Duration patience) {
        try {
            stopping.await();
            Thread.sleep(patience);
            LOG.errorf("the process did not end within %d s and is halted", patience.toSeconds());
        } catch (InterruptedException _) {
            // nobody has reason to; then at once
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /** The process is told to stop. */
    void begin() {
        stopping.countDown();
    }
}
