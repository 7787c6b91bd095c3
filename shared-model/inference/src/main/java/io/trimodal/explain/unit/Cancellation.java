package io.trimodal.explain.unit;

import io.trimodal.runtime.CancelledException;

/** Whether nobody waits for an explanation any longer. Asked before each slice of work, from several threads. */
@FunctionalInterface
public interface Cancellation {
    /** Never cancelled. */
    Cancellation NEVER = () -> false;

    boolean isCancelled();

    /** @throws CancelledException if cancelled */
    default void check() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }
}
