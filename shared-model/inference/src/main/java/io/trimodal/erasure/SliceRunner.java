package io.trimodal.erasure;

import io.trimodal.runtime.Cancellation;
import io.trimodal.runtime.InferencePool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Runs slices of work on the pool, counts the rows in them, and stops between two of them when nobody waits any longer.
 * For one thread.
 */
public final class SliceRunner {
    private final InferencePool pool;
    private final Cancellation cancellation;
    private long encodings;
    private long embeddings;
    private long fusions;
    private long gradients;

    public SliceRunner(InferencePool pool, Cancellation cancellation) {
        this.pool = pool;
        this.cancellation = cancellation;
    }

    /** Results in order. @throws io.trimodal.runtime.CancelledException if cancelled */
    public <T> List<T> all(List<Callable<T>> slices) {
        if (slices.isEmpty()) {
            return List.of();
        }
        List<Callable<T>> checked = new ArrayList<>(slices.size());
        for (Callable<T> slice : slices) {
            checked.add(() -> {
                cancellation.check();
                return slice.call();
            });
        }
        return pool.all(checked);
    }

    public <T> T one(Callable<T> slice) {
        return all(List.of(slice)).getFirst();
    }

    /** Texts that went through a frozen text encoder. */
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

    /** All that was counted so far. */
    public Passes passes() {
        return new Passes(encodings, embeddings, fusions, gradients);
    }
}
