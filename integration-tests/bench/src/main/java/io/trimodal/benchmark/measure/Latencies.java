package io.trimodal.benchmark.measure;

import java.util.Arrays;

/** A growing list of nanoseconds that boxes nothing, so that recording does not disturb what is timed. */
final class Latencies {
    private long[] values = new long[256];
    private int count;

    void add(long nanos) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = nanos;
    }

    long[] toArray() {
        return Arrays.copyOf(values, count);
    }
}
