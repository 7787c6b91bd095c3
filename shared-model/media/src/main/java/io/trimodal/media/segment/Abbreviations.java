package io.trimodal.media.segment;

import java.util.Locale;
import java.util.Set;

/** Words whose full stop does not, or need not, end a sentence: English ones and some of German. */
final class Abbreviations {
    /** Something always follows them. */
    private static final Set<String> LEADING = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "mt", "gen", "col", "sen", "rep", "gov", "lt", "sgt", "capt", "rev",
            "hon", "messrs", "mme", "vs", "fig", "cf", "e.g", "i.e", "hr", "fr", "z.b", "d.h", "u.a", "bzw");

    /** They end a sentence only where the next word begins with a capital letter. */
    private static final Set<String> TRAILING =
            Set.of("etc", "inc", "ltd", "co", "corp", "jr", "sr", "a.m", "p.m", "approx", "dept", "est", "ca", "usw");

    private Abbreviations() {}

    /**
     * Whether a full stop ends a sentence.
     *
     * @param word before it, without it
     * @param following the next character that is no space; 0 at the end of the text
     */
    static boolean allowEnd(String word, int following) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (LEADING.contains(lower)) {
            return false;
        }
        if (TRAILING.contains(lower)) {
            return !Character.isLowerCase(following);
        }
        if (lower.equals("no") && Character.isDigit(following)) {
            return false;
        }
        return following == 0 || !isInitial(word);
    }

    /**
     * A letter, as in {@code J. Smith}, or several with stops between them, as in {@code U.S.}; {@code I} is a word.
     */
    private static boolean isInitial(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (i % 2 == 0 ? !Character.isUpperCase(c) : c != '.') {
                return false;
            }
        }
        return word.length() % 2 == 1 && !word.equals("I");
    }
}
