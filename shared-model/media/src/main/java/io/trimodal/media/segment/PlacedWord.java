package io.trimodal.media.segment;

import io.trimodal.media.transcript.TimedWord;

/**
 * A word whose time the transcript says, with its place in the text.
 *
 * @param from where it begins, with the punctuation that stands before it
 * @param to behind its end, with the punctuation that follows it
 */
record PlacedWord(int from, int to, double start, double end) {
    /** Punctuation has no time of its own: it goes with the word at which it stands. @param place of the word */
    static PlacedWord of(String text, int place, TimedWord word) {
        int from = place;
        while (from > 0 && isPunctuation(text.codePointBefore(from))) {
            from -= Character.charCount(text.codePointBefore(from));
        }
        int to = place + word.text().length();
        while (to < text.length() && isPunctuation(text.codePointAt(to))) {
            to += Character.charCount(text.codePointAt(to));
        }
        return new PlacedWord(from, to, word.start(), word.end());
    }

    private static boolean isPunctuation(int character) {
        return !Character.isLetterOrDigit(character) && !Character.isSpaceChar(character);
    }

    boolean touches(int first, int after) {
        return from < after && to > first;
    }

    PlacedWord moved(int by) {
        return new PlacedWord(from + by, to + by, start, end);
    }
}
