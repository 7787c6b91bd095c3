package io.trimodal.function.lifecycle;

import jakarta.inject.Singleton;

/**
 * Whether the process was told to stop. From then on it is not ready, and only answers what it has accepted.
 * Thread-safe.
 */
@Singleton
public final class Draining {
    private volatile boolean begun;

    /** It was told to stop; there is no way back. */
    public void begin() {
        begun = true;
    }

    /** Whether it was told to. */
    public boolean hasBegun() {
        return begun;
    }
}
