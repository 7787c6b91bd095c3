package io.trimodal.predict;

import io.trimodal.feature.Modality;
import io.trimodal.feature.TokenIds;
import io.trimodal.model.Manifest;
import io.trimodal.text.WordPieceTokenizer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which token ids and segment ids a model's text encoder has rows for. One beyond them would break off the run of a
 * whole batch, so they are checked first.
 *
 * @param pieces size of the vocabulary
 * @param segments kinds of segment
 */
record TokenLimits(long pieces, long segments) {
    /** Ids that every published BERT vocabulary gives its special pieces (MODEL-SPEC.md, section 5). */
    static final long UNKNOWN = 100;

    private static final long START = 101;
    private static final long END = 102;

    private static final long BERT_SEGMENTS = 2;

    /** From the vocabulary, or where there is none from what the manifest says of the encoder inside. */
    static TokenLimits of(Manifest manifest, Optional<WordPieceTokenizer> tokenizer) {
        Number pieces = manifest.configuration().getOrDefault("text_encoder_pieces", Long.MAX_VALUE);
        Number segments = manifest.configuration().getOrDefault("text_encoder_segments", BERT_SEGMENTS);
        return new TokenLimits(
                tokenizer.map(words -> (long) words.vocabulary().size()).orElse(pieces.longValue()),
                segments.longValue());
    }

    /**
     * [CLS], {@code count} times [UNK], [SEP] where the vocabulary itself is not known; empty if it is too small for
     * their ids.
     */
    Optional<TokenIds> unknown(int count) {
        return pieces > END && pieces != Long.MAX_VALUE ? Optional.of(special(count)) : Optional.empty();
    }

    /** Tokens up to the last real one. */
    static int real(TokenIds tokens) {
        int real = tokens.tokens();
        while (real > 0 && tokens.attentionMask()[real - 1] == 0) {
            real--;
        }
        return real;
    }

    private static TokenIds special(int count) {
        long[] ids = new long[count + 2];
        Arrays.fill(ids, UNKNOWN);
        ids[0] = START;
        ids[ids.length - 1] = END;
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        return new TokenIds(ids, mask, new long[ids.length]);
    }

    /** The same ids. @throws ContractException naming the first that the encoder does not have */
    TokenIds check(int utterance, TokenIds tokens) {
        check(utterance, "token id", tokens.ids(), pieces);
        check(utterance, "segment id", tokens.segmentIds(), segments);
        return tokens;
    }

    private static void check(int utterance, String what, long[] ids, long size) {
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] >= size) {
                throw new ContractException(
                        utterance,
                        Modality.LANGUAGE,
                        what + " " + ids[i] + " at position " + i + " is not in the model's vocabulary"
                                + (size == Long.MAX_VALUE ? "" : " of " + size));
            }
        }
    }
}
