package io.trimodal.robustness;

/** Counts forward passes, and ends the work when it was cancelled. Not thread-safe. */
final class Progress {
    private final ProgressListener listener;
    private final long total;
    private long done;

    Progress(ProgressListener listener, long total) {
        this.listener = listener;
        this.total = total;
    }

    /** @throws io.trimodal.runtime.CancelledException if nobody waits any longer */
    void add(long passes) {
        done += passes;
        listener.check();
        listener.progress(done, total);
    }
}
