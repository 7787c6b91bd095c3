package io.trimodal.robustness;

import io.trimodal.runtime.CancelledException;

/** Counts forward passes, and ends the work when it was cancelled. Not thread-safe. */
final class Progress {
    private final Work work;
    private final long total;
    private long done;

    Progress(Work work, long total) {
        this.work = work;
        this.total = total;
    }

    /** @throws CancelledException if nobody waits any longer */
    void add(long passes) {
        done += passes;
        if (work.isCancelled()) {
            throw new CancelledException();
        }
        work.progress(done, total);
    }
}
