package io.trimodal.benchmark.measure;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * The same call again and again on one thread.
 *
 * @param units of work in one call
 * @param call its result is looked at, so that the compiler cannot leave the work out
 */
public record Repeated(double units, Supplier<?> call) implements Side {
    @Override
    public Block run(Duration atLeast) {
        Latencies latencies = new Latencies();
        long start = System.nanoTime();
        long end = start + atLeast.toNanos();
        long now = start;
        do {
            long before = now;
            if (call.get() == null) {
                throw new IllegalStateException("the call gave no result");
            }
            now = System.nanoTime();
            latencies.add(now - before);
        } while (now < end);
        long[] all = latencies.toArray();
        return new Block(all.length * units, Math.max(1, now - start), all);
    }
}
