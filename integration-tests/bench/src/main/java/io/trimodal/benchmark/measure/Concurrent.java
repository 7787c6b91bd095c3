package io.trimodal.benchmark.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Several callers at once, each with its next call as soon as its last one is answered (a closed loop). A block lasts
 * until the last caller has its last answer.
 *
 * @param callers how many
 * @param units of work in one call
 * @param calls the call of each caller, by its number
 */
public record Concurrent(int callers, double units, IntFunction<Supplier<?>> calls) implements Side {
    @Override
    public Block run(Duration atLeast) {
        // Platform threads: callers outside would not share the carriers that what is called may use.
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<Callable<Block>> loops = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                Repeated loop = new Repeated(units, calls.apply(i));
                loops.add(() -> loop.run(atLeast));
            }
            long start = System.nanoTime();
            List<Block> blocks = new ArrayList<>();
            for (Future<Block> future : threads.invokeAll(loops)) {
                blocks.add(future.get());
            }
            long nanos = System.nanoTime() - start;
            return new Block(
                    blocks.stream().mapToDouble(Block::units).sum(),
                    nanos,
                    blocks.stream()
                            .flatMapToLong(block -> Arrays.stream(block.latencies()))
                            .toArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a caller failed: " + e.getCause().getMessage(), e.getCause());
        }
    }
}
