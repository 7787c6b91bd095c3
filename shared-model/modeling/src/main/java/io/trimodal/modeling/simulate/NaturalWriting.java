package io.trimodal.modeling.simulate;

import java.util.regex.Pattern;

/**
 * Undoes the tokenization of text sets in the manner of the Penn Treebank: {@code "it 's n't -lrb- yet -rrb- ."} is no
 * spelling that a caller would send.
 */
public final class NaturalWriting {
    private static final Pattern CONTRACTION = Pattern.compile(" (n't|'(?:s|re|ve|ll|d|m|t))\\b");
    private static final Pattern CUT_WORD = Pattern.compile("\\b(gon|wan) na\\b|\\b(got) ta\\b|\\b(can) not\\b");
    private static final Pattern OPENING_QUOTE = Pattern.compile("``?\\s+");
    private static final Pattern CLOSING_QUOTE = Pattern.compile("\\s+(?:''|'(?=\\s|$))");
    private static final Pattern BEFORE_MARK = Pattern.compile("\\s+([,.!?;:%)\\]])");
    private static final Pattern AFTER_BRACKET = Pattern.compile("([(\\[$])\\s+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private NaturalWriting() {}

    /** @param tokenized words and marks set apart by spaces; text that is natural already stays as it is */
    public static String of(String tokenized) {
        String text = tokenized.replace("-lrb-", "(").replace("-rrb-", ")");
        text = CONTRACTION.matcher(text).replaceAll("$1");
        text = CUT_WORD.matcher(text).replaceAll(match -> match.group().replace(" ", ""));
        text = OPENING_QUOTE.matcher(text).replaceAll("\"");
        text = CLOSING_QUOTE.matcher(text).replaceAll("\"");
        text = BEFORE_MARK.matcher(text).replaceAll("$1");
        text = AFTER_BRACKET.matcher(text).replaceAll("$1");
        return SPACES.matcher(text).replaceAll(" ").strip();
    }
}
