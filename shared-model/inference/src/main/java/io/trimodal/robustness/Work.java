package io.trimodal.robustness;

/** Watches long work, and may end it. Called from the thread that asked for the work, between batches. */
public interface Work {
    /**
     * @param done forward passes so far
     * @param total of the whole work
     */
    void progress(long done, long total);

    /** Whether nobody waits for the result any longer. */
    boolean isCancelled();

    /** Nobody looks, and it runs to its end. */
    Work UNWATCHED = new Work() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };
}
