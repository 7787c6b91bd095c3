package io.trimodal.text;

/**
 * The tokens of one word, and where it stands in the text.
 *
 * @param from the first token
 * @param to the token after the last
 */
public record PlacedTokens(int from, int to, TextRange place) {}
