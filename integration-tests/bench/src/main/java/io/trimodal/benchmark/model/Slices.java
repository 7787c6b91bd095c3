package io.trimodal.benchmark.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does a batch in slices, several of them side by side on threads of its own. */
public final class Slices implements AutoCloseable {
    private final ExecutorService threads;

    public Slices(int sideBySide) {
        this.threads = Executors.newFixedThreadPool(sideBySide);
    }

    /** Results of all slices, in order. @param slice items in one, the last may have fewer */
    public <T, R> List<R> each(List<T> batch, int slice, Function<List<T>, R> work) {
        List<Callable<R>> jobs = new ArrayList<>();
        for (int start = 0; start < batch.size(); start += slice) {
            List<T> part = batch.subList(start, Math.min(batch.size(), start + slice));
            jobs.add(() -> work.apply(part));
        }
        try {
            List<R> results = new ArrayList<>();
            for (Future<R> future : threads.invokeAll(jobs)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a slice failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
