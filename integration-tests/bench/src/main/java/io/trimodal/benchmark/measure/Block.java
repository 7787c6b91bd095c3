package io.trimodal.benchmark.measure;

/**
 * What happened in one uninterrupted stretch of work.
 *
 * @param units of work done, such as utterances
 * @param nanos that the stretch took, by the wall clock
 * @param latencies of the single calls in it, in nanoseconds
 */
public record Block(double units, long nanos, long[] latencies) {
    public Block {
        if (nanos < 1 || latencies.length == 0) {
            throw new IllegalArgumentException("a block takes time and holds at least one call");
        }
    }

    /** Units per second. */
    double rate() {
        return units / nanos * 1e9;
    }
}
