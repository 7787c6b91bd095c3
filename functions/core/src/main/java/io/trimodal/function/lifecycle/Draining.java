package io.trimodal.function.lifecycle;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the process was told to stop. From then on it is not ready, and only answers what it has accepted.
 * Thread-safe.
 */
@Singleton
public final class Draining {
    private final List<Runnable> told = new ArrayList<>();
    private volatile boolean begun;

    /** It was told to stop; there is no way back. */
    public void begin() {
        List<Runnable> all;
        synchronized (this) {
            begun = true;
            all = List.copyOf(told);
            told.clear();
        }
        all.forEach(Runnable::run);
    }

    /** @param work done when it is told to stop, in the thread that tells it; it must not block */
    public synchronized void whenBegun(Runnable work) {
        told.add(work);
    }

    /** Whether it was told to. */
    public boolean hasBegun() {
        return begun;
    }
}
