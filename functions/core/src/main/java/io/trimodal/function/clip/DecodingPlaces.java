package io.trimodal.function.clip;

import io.trimodal.runtime.OverloadedException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * As many clips at once as there are processors, as decoding keeps one busy; some may wait, more are sent away. Threads
 * of requests do the work. Thread-safe.
 */
final class DecodingPlaces {
    private static final int RETRY_SECONDS = 10;

    private final int places;
    private final Semaphore free;
    private final Semaphore admitted;

    /**
     * @param places clips that are decoded at once
     * @param waiting clips that may wait beyond those
     */
    DecodingPlaces(int places, int waiting) {
        this.places = places + waiting;
        this.free = new Semaphore(places, true);
        this.admitted = new Semaphore(places + waiting);
    }

    /** @throws OverloadedException at once, if too many wait already */
    <T> T in(Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            throw new OverloadedException(places, RETRY_SECONDS);
        }
        try {
            free.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                free.release();
            }
        } finally {
            admitted.release();
        }
    }
}
