package io.trimodal.text;

import io.trimodal.feature.TokenIds;

/**
 * A tokenized text.
 *
 * @param ids [CLS], the word pieces, [SEP]
 * @param pieces word pieces that the text has, before any were cut
 * @param truncated whether some were cut
 */
public record Tokens(TokenIds ids, int pieces, boolean truncated) {}
