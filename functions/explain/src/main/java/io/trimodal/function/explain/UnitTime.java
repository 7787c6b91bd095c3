package io.trimodal.function.explain;

/**
 * When a unit was.
 *
 * @param start in seconds
 * @param end in seconds
 * @param estimated whether nobody said so: a word's time by the share of characters
 */
record UnitTime(double start, double end, boolean estimated) {
    /** To milliseconds: of a recording, more digits say nothing. */
    UnitTime rounded() {
        return new UnitTime(Math.round(start * 1000) / 1000.0, Math.round(end * 1000) / 1000.0, estimated);
    }
}
