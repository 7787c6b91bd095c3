package io.trimodal.media.segment;

import java.util.ArrayList;
import java.util.List;

/**
 * Where sentences end: at {@code . ! ? …} and their Chinese and Japanese forms, with the quotation marks and brackets
 * behind them; not within numbers and names, and not behind {@link Abbreviations}. The JDK's BreakIterator reads its
 * rules from resources of a locale, which native executables may lack, and ends a sentence at every {@code Mr.}
 */
final class SentenceEnds {
    private static final String MARKS = ".!?\u2026\u203C\u203D\u061F\u0964\u3002\uFF01\uFF1F\uFF61";
    private static final String CLOSING = "\"')]}\u2019\u201D\u00BB\u203A\u300D\u300F\u300B\uFF09";
    private static final String OPENING = "\"'([{\u2018\u201C\u00AB\u2039";

    private SentenceEnds() {}

    /** Whether the last word ends a sentence. @param text without space at its end */
    static boolean isAtEnd(String text) {
        int end = text.length();
        while (end > 0 && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int mark = end;
        while (mark > 0 && MARKS.indexOf(text.charAt(mark - 1)) >= 0) {
            mark--;
        }
        return mark < end && isEnd(text, mark, end, text.length());
    }

    /** The sentences of a text, in order, without the space between them. */
    static List<String> split(String text) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int end : within(text)) {
            sentences.add(text.substring(start, end).strip());
            start = end;
        }
        String last = text.substring(start).strip();
        if (!last.isEmpty()) {
            sentences.add(last);
        }
        return sentences;
    }

    /** The places behind the sentences of a text, in order; behind the last only if it has a mark there. */
    static List<Integer> within(String text) {
        List<Integer> ends = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int mark = at;
            int end = past(text, mark, MARKS);
            at = mark + 1;
            if (end > mark) {
                int closed = past(text, end, CLOSING);
                if (isEnd(text, mark, end, closed)) {
                    ends.add(closed);
                }
                at = closed;
            }
        }
        return ends;
    }

    private static int past(String text, int from, String characters) {
        int at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /**
     * @param mark where marks begin, which end before {@code end}; closing brackets and quotes end before
     *     {@code closed}
     */
    private static boolean isEnd(String text, int mark, int end, int closed) {
        int next = closed;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        int inside = past(text, next, OPENING);
        int following = inside < text.length() ? text.codePointAt(inside) : 0;
        if (Scripts.isUnspaced(text.charAt(end - 1)) || following != 0 && Scripts.isUnspaced(following)) {
            return true;
        }
        if (following != 0 && next == closed) {
            return false;
        }
        boolean ellipsis = text.charAt(mark) == '\u2026' || end - mark > 1 && text.charAt(mark) == '.';
        if (ellipsis) {
            return !Character.isLowerCase(following);
        }
        return text.charAt(mark) != '.' || isEndAtStop(text, mark, following);
    }

    private static boolean isEndAtStop(String text, int stop, int following) {
        int start = stop;
        while (start > 0
                && !Character.isWhitespace(text.charAt(start - 1))
                && OPENING.indexOf(text.charAt(start - 1)) < 0
                && stop - start < 32) {
            start--;
        }
        String word = text.substring(start, stop);
        boolean number = !word.isEmpty() && word.chars().allMatch(Character::isDigit);
        if (number && following != 0) {
            // the number of an item stands first; of a day, as in German, before a small letter or not at all
            boolean first = start == 0
                    || isAtEnd(text.substring(Math.max(0, start - 64), start).strip());
            return !first && !Character.isLowerCase(following);
        }
        return Abbreviations.allowEnd(word, following);
    }
}
