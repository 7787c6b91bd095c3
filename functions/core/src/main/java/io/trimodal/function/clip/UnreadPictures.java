package io.trimodal.function.clip;

/**
 * Pictures that are no features yet; the array is not copied.
 *
 * @param rgb uint8, {@code [count, height, width, 3]} at {@code from}
 * @param from index of the first byte
 * @param count at least 1
 * @param rate pictures a second
 */
public record UnreadPictures(byte[] rgb, int from, int count, int width, int height, double rate) {}
