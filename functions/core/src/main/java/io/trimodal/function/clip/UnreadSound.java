package io.trimodal.function.clip;

/**
 * Samples that are no features yet; the array is not copied.
 *
 * @param samples mono
 * @param from index of the first
 * @param count at least 1
 * @param rate samples a second
 */
public record UnreadSound(float[] samples, int from, int count, long rate) {}
