package io.trimodal.function.clip;

import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.CancelledException;
import io.trimodal.runtime.OverloadedException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * As many clips at once as there are processors, as decoding keeps one busy; some may wait, more are sent away. Threads
 * of requests do the work. Thread-safe.
 */
final class DecodingPlaces {
    private static final int RETRY_SECONDS = 10;
    /** How often a clip that waits looks whether somebody still waits for it. */
    private static final long LOOK_MILLIS = 200;

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

    /**
     * @param cancellation asked while the clip waits
     * @throws OverloadedException at once, if too many wait already
     * @throws CancelledException if cancelled before its turn
     */
    <T> T in(Cancellation cancellation, Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            throw new OverloadedException(places, RETRY_SECONDS);
        }
        try {
            await(cancellation);
            try {
                return work.get();
            } finally {
                free.release();
            }
        } finally {
            admitted.release();
        }
    }

    private void await(Cancellation cancellation) {
        try {
            do {
                cancellation.check();
            } while (!free.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
