package io.trimodal.media.segment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A place between two words of a text.
 *
 * @param end where the first one ends
 * @param next where the second one begins; the same in scripts without spaces
 * @param endsSentence whether a sentence ends there
 */
record WordBreak(int end, int next, boolean endsSentence) {
    /** All of a text on one line, in order. */
    static List<WordBreak> of(String text) {
        Set<Integer> sentences = new HashSet<>(SentenceEnds.within(text));
        List<WordBreak> breaks = new ArrayList<>();
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == ' ') {
                breaks.add(new WordBreak(i, i + 1, sentences.contains(i)));
            } else if (isBetweenWords(text, i)) {
                breaks.add(new WordBreak(i, i, sentences.contains(i)));
            }
        }
        return breaks;
    }

    /** Where no space is needed: punctuation stays with the word before it. */
    private static boolean isBetweenWords(String text, int place) {
        int before = text.codePointBefore(place);
        int after = text.codePointAt(place);
        return before != ' '
                && !Character.isLowSurrogate(text.charAt(place))
                && Character.isLetterOrDigit(after)
                && Scripts.isUnspaced(before)
                && Scripts.isUnspaced(after)
                && Character.getType(before) != Character.START_PUNCTUATION;
    }
}
