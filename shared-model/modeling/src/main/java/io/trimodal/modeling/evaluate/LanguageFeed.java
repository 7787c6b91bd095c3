package io.trimodal.modeling.evaluate;

import io.trimodal.erasure.Erasable;
import io.trimodal.feature.Modality;
import io.trimodal.feature.TokenIds;
import io.trimodal.modeling.dataset.FeatureSplit;
import io.trimodal.modeling.dataset.PaddedFeatures;
import io.trimodal.predict.LanguageReader;
import io.trimodal.text.WordPieceTokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** In which form a split's language goes to a model, and how words are erased in that form. */
sealed interface LanguageFeed {
    /** Positions of every utterance, padding counted: the width of the uniforms that decide what is erased. */
    int positions();

    /** One sentence for the report. */
    String description();

    /** Some utterances. */
    List<Erasable> read(int from, int count);

    /**
     * {@code text_bert}.
     *
     * @param model whose vocabulary the ids are of
     * @param trimmed whether padding is cut off, for an encoder that takes texts one by one
     */
    record StoredTokens(FeatureSplit split, LanguageReader model, boolean trimmed) implements LanguageFeed {
        @Override
        public int positions() {
            return split.tokens();
        }

        @Override
        public String description() {
            return "token ids of text_bert; erased ones become [UNK]";
        }

        @Override
        public List<Erasable> read(int from, int count) {
            List<TokenIds> tokens = split.tokens(from, count);
            for (int i = 0; i < count; i++) {
                long largest = Arrays.stream(tokens.get(i).ids()).max().orElse(0);
                if (largest >= model.pieces()) {
                    throw new IllegalArgumentException("text_bert has the id " + largest + " in utterance " + (from + i)
                            + "; the model's vocabulary has " + model.pieces() + " pieces");
                }
            }
            return tokens.stream()
                    .map(ids -> words(trimmed ? trim(ids) : ids, model.unknownPiece()))
                    .toList();
        }

        private static TokenIds trim(TokenIds ids) {
            int last = ids.tokens();
            while (last > 1 && ids.attentionMask()[last - 1] == 0) {
                last--;
            }
            return new TokenIds(
                    Arrays.copyOf(ids.ids(), last),
                    Arrays.copyOf(ids.attentionMask(), last),
                    Arrays.copyOf(ids.segmentIds(), last));
        }
    }

    /** {@code raw_text} through the package's own tokenizer; @param positions most tokens that the model takes */
    record Texts(FeatureSplit split, WordPieceTokenizer tokenizer, int positions) implements LanguageFeed {
        @Override
        public String description() {
            return "raw_text through the package's tokenizer; erased word pieces become [UNK]";
        }

        @Override
        public List<Erasable> read(int from, int count) {
            return IntStream.range(from, from + count)
                    .mapToObj(i -> words(
                            tokenizer.tokenize(split.text(i)).ids(),
                            tokenizer.vocabulary().unknown()))
                    .toList();
        }
    }

    /** Ready-made features; @param replacement what erased rows become, {@code [dims]} */
    record Stored(FeatureSplit split, float[] replacement) implements LanguageFeed {
        @Override
        public int positions() {
            return split.frames(Modality.LANGUAGE);
        }

        @Override
        public String description() {
            return "language features as they are in the file; erased rows become zeros, as the package has no"
                    + " encoder to put in [UNK]";
        }

        @Override
        public List<Erasable> read(int from, int count) {
            List<PaddedFeatures> features = split.features(Modality.LANGUAGE, from, count);
            List<TokenIds> tokens =
                    split.hasTokens() && split.tokens() == positions() ? split.tokens(from, count) : List.of();
            return IntStream.range(0, count)
                    .<Erasable>mapToObj(i -> new Erasable.LanguageRows(
                            features.get(i).features(),
                            tokens.isEmpty()
                                    ? attention(features.get(i))
                                    : tokens.get(i).attentionMask(),
                            replacement))
                    .toList();
        }

        private static long[] attention(PaddedFeatures padded) {
            long[] mask = new long[padded.features().frames()];
            Arrays.fill(mask, 0, padded.length(), 1);
            return mask;
        }
    }

    private static Erasable words(TokenIds ids, long unknown) {
        return new Erasable.WordPieces(ids, ids.tokens(), unknown);
    }
}
