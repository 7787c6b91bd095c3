package io.trimodal.text;

/**
 * A word of a tokenized text.
 *
 * @param from its first token
 * @param to the token after its last
 * @param text as it was written, or put together from its pieces where the writing is not known
 */
public record Word(int from, int to, String text) {}
