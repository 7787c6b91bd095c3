package io.trimodal.text;

/**
 * A part of a text.
 *
 * @param from index of its first {@code char}
 * @param to the index behind its last
 */
public record TextRange(int from, int to) {}
