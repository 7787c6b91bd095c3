package io.trimodal.runtime;

/** Whether nobody waits for an answer any longer. Asked between pieces of work, from several threads. */
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
