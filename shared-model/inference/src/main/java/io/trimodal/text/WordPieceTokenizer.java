package io.trimodal.text;

import io.trimodal.feature.TokenIds;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * BERT's WordPiece: greedy longest match from the left, continuation pieces marked {@code ##}; a word that cannot be
 * put together, or has more than 100 characters, is [UNK]. Thread-safe.
 *
 * <p>Written here, as the tokenizers of Hugging Face, which DJL wraps for Java, are a native library: one more to load,
 * and to describe to GraalVM, for what is about 200 lines.
 */
public final class WordPieceTokenizer {
    private static final int LONGEST_WORD = 100;

    private final Vocabulary vocabulary;
    private final boolean lowerCase;
    private final int maxTokens;

    /** @param maxTokens most tokens of a text, [CLS] and [SEP] counted; what is beyond is cut */
    public WordPieceTokenizer(Vocabulary vocabulary, boolean lowerCase, int maxTokens) {
        if (maxTokens < 3) {
            throw new IllegalArgumentException(
                    "maxTokens must leave room for [CLS], a piece and [SEP], not " + maxTokens);
        }
        this.vocabulary = vocabulary;
        this.lowerCase = lowerCase;
        this.maxTokens = maxTokens;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Tokens tokenize(String text) {
        Pieces pieces = new Pieces(maxTokens - 2);
        for (String word : BasicTokenizer.words(text, lowerCase)) {
            split(word, pieces);
        }
        return new Tokens(
                wrap(Arrays.copyOf(pieces.ids, pieces.kept())), pieces.count, pieces.count > pieces.ids.length);
    }

    /**
     * The words of tokens, put together from their pieces: folded where the vocabulary is, and [UNK] where a word is
     * not in it.
     */
    public List<Word> words(TokenIds tokens) {
        return Words.of(tokens, vocabulary);
    }

    /** The words of a text as they are written. @param tokens of {@link #tokenize} */
    public List<Word> words(TokenIds tokens, String text) {
        List<String> folded = BasicTokenizer.words(text, lowerCase);
        List<String> written = BasicTokenizer.words(text, false);
        // A word of nothing but accents is gone when they are stripped; then the spellings no longer go side by side.
        return Words.named(words(tokens), written.size() == folded.size() ? written : folded);
    }

    /** Where the words of a text stand in it, in order, up to the last that is not cut off. */
    public List<PlacedTokens> places(String text) {
        List<Word> words = words(tokenize(text).ids());
        List<TextRange> ranges = BasicTokenizer.places(text, lowerCase);
        return IntStream.range(0, Math.min(words.size(), ranges.size()))
                .mapToObj(
                        i -> new PlacedTokens(words.get(i).from(), words.get(i).to(), ranges.get(i)))
                .toList();
    }

    /** What stands for language that was not given: [CLS], {@code count} times [UNK], [SEP]. */
    public TokenIds unknown(int count) {
        long[] pieces = new long[Math.min(count, maxTokens - 2)];
        Arrays.fill(pieces, vocabulary.unknown());
        return wrap(pieces);
    }

    private TokenIds wrap(long[] pieces) {
        long[] ids = new long[pieces.length + 2];
        ids[0] = vocabulary.start();
        System.arraycopy(pieces, 0, ids, 1, pieces.length);
        ids[ids.length - 1] = vocabulary.end();
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        return new TokenIds(ids, mask, new long[ids.length]);
    }

    private void split(String word, Pieces pieces) {
        if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
            pieces.add(vocabulary.unknown());
            return;
        }
        int before = pieces.count;
        int start = 0;
        while (start < word.length()) {
            int end = Math.min(word.length(), start + vocabulary.longest());
            OptionalInt id = OptionalInt.empty();
            while (end > start && id.isEmpty()) {
                id = vocabulary.id((start > 0 ? "##" : "") + word.substring(start, end));
                if (id.isEmpty()) {
                    // Between two surrogates nothing matches, as no piece ends in half a character.
                    end--;
                }
            }
            if (id.isEmpty()) {
                pieces.count = before;
                pieces.add(vocabulary.unknown());
                return;
            }
            pieces.add(id.getAsInt());
            start = end;
        }
    }

    /** Ids up to the most that are kept, and the count of all. */
    private static final class Pieces {
        private final long[] ids;
        private int count;

        Pieces(int most) {
            ids = new long[most];
        }

        void add(int id) {
            if (count < ids.length) {
                ids[count] = id;
            }
            count++;
        }

        int kept() {
            return Math.min(count, ids.length);
        }
    }
}
