package io.trimodal.robustness;

import io.trimodal.runtime.Cancellation;

/** Watches long work, and may end it. */
public interface ProgressListener extends Cancellation {
    /**
     * Called from the thread that asked for the work, between batches.
     *
     * @param done forward passes so far
     * @param total of the whole work
     */
    void progress(long done, long total);

    /** Nobody looks, and it runs to its end. */
    ProgressListener UNWATCHED = new ProgressListener() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };
}
