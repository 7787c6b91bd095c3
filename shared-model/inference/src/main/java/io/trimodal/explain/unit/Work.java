package io.trimodal.explain.unit;

import io.trimodal.runtime.InferencePool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Runs the slices of one explanation on the pool, counts them, and stops between two of them when nobody waits any
 * longer.
 */
public final class Work {
    private final InferencePool pool;
    private final Cancellation cancellation;
    private long encodings;
    private long embeddings;
    private long fusions;
    private long gradients;

    public Work(InferencePool pool, Cancellation cancellation) {
        this.pool = pool;
        this.cancellation = cancellation;
    }

    /** Results in order. */
    public <T> List<T> all(List<Callable<T>> jobs) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        List<Callable<T>> checked = new ArrayList<>(jobs.size());
        for (Callable<T> job : jobs) {
            checked.add(() -> {
                cancellation.check();
                return job.call();
            });
        }
        return pool.all(checked);
    }

    public <T> T one(Callable<T> job) {
        return all(List.of(job)).getFirst();
    }

    public void countEncodings(int rows) {
        encodings += rows;
    }

    public void countEmbeddings(int rows) {
        embeddings += rows;
    }

    public void countFusions(int rows) {
        fusions += rows;
    }

    public void countGradients(int rows) {
        gradients += rows;
    }

    public Passes passes() {
        return new Passes(encodings, embeddings, fusions, gradients);
    }
}
