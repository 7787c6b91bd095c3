package io.trimodal.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * BERT's first step: drops control characters, sets Chinese characters apart, folds case and strips accents for uncased
 * vocabularies, and splits at white space and around punctuation. Linear in the length of the text. One per text.
 */
final class BasicTokenizer {
    private final boolean lowerCase;
    private final List<String> words = new ArrayList<>();
    private final List<TextRange> places = new ArrayList<>();
    private final boolean placing;
    private final StringBuilder word = new StringBuilder();
    /** Where the word begins that is being read, where the last character of it ends, and where the next one stands. */
    private int from;

    private int to;
    private int at;

    private BasicTokenizer(boolean lowerCase, boolean placing) {
        this.lowerCase = lowerCase;
        this.placing = placing;
    }

    static List<String> words(String text, boolean lowerCase) {
        BasicTokenizer split = new BasicTokenizer(lowerCase, false);
        split.read(text);
        return split.words;
    }

    /** Where each of those words stands in the text; with accents that are dropped, and characters within that are. */
    static List<TextRange> places(String text, boolean lowerCase) {
        BasicTokenizer split = new BasicTokenizer(lowerCase, true);
        split.read(text);
        return split.places;
    }

    private void read(String text) {
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isWhitespace(c)) {
                flush();
            } else if (isChinese(c)) {
                flush();
                add(c);
                flush();
            } else if (!isControl(c)) {
                add(c);
            }
            at += Character.charCount(c);
        }
        flush();
    }

    /**
     * Folds each character by itself, as HuggingFace's tokenizers do. Whole strings would take quadratic time:
     * {@link Normalizer} to put the accents in order that are dropped here, {@link String#toLowerCase} to look for the
     * end of the word at every sigma.
     */
    private void add(int c) {
        if (!lowerCase) {
            append(c, c);
        } else if (c < 128) {
            append(Character.toLowerCase(c), c);
        } else {
            String lower = Character.toString(Character.toLowerCase(c));
            Normalizer.normalize(lower, Normalizer.Form.NFD)
                    .codePoints()
                    .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                    .forEach(part -> append(part, c));
        }
    }

    /** @param written what it comes from in the text */
    private void append(int c, int written) {
        int end = at + Character.charCount(written);
        if (isPunctuation(c)) {
            flush();
            add(Character.toString(c), at, end);
        } else {
            if (word.isEmpty()) {
                from = at;
            }
            word.appendCodePoint(c);
            to = end;
        }
    }

    private void flush() {
        if (!word.isEmpty()) {
            add(word.toString(), from, to);
            word.setLength(0);
        }
    }

    private void add(String found, int start, int end) {
        words.add(found);
        if (placing) {
            places.add(new TextRange(start, end));
        }
    }

    private static boolean isWhitespace(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || switch (Character.getType(c)) {
                    case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    /** Unicode categories Cc, Cf, Cs, Co and Cn, and the replacement character, as BERT cleans text. */
    private static boolean isControl(int c) {
        return c == 0
                || c == 0xFFFD
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED -> true;
                    default -> false;
                };
    }

    /** All ASCII symbols count, as in BERT, and Unicode's punctuation. */
    private static boolean isPunctuation(int c) {
        if (c < 128) {
            return c >= 33 && c <= 47 || c >= 58 && c <= 64 || c >= 91 && c <= 96 || c >= 123 && c <= 126;
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** The CJK blocks that BERT sets apart; not Japanese kana or Korean hangul. */
    private static boolean isChinese(int c) {
        return c >= 0x4E00 && c <= 0x9FFF
                || c >= 0x3400 && c <= 0x4DBF
                || c >= 0x20000 && c <= 0x2A6DF
                || c >= 0x2A700 && c <= 0x2B73F
                || c >= 0x2B740 && c <= 0x2B81F
                || c >= 0x2B820 && c <= 0x2CEAF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0x2F800 && c <= 0x2FA1F;
    }
}
