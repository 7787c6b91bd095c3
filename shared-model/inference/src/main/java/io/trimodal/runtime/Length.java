package io.trimodal.runtime;

/** How much of the pool a request needs, which decides who goes first. */
public enum Length {
    /** Milliseconds, such as a prediction: somebody waits for it. Goes first. */
    SHORT(8),
    /** Up to minutes, such as a robustness check: in many small jobs, between which it gives way. */
    LONG(1);

    private final int weight;

    Length(int weight) {
        this.weight = weight;
    }

    /** Shares of the processors' time where there is work of both lengths all the time. */
    int weight() {
        return weight;
    }
}
