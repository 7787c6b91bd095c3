package io.trimodal.benchmark.measure;

/**
 * One side over all rounds.
 *
 * @param calls that were timed
 * @param rate units per second, the median over the rounds
 * @param medianMillis latency of a call
 * @param p99Millis 99th percentile of the latency; the largest where fewer than a hundred calls were timed
 */
public record Summary(int calls, double rate, double medianMillis, double p99Millis) {}
