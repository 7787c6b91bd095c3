package io.trimodal.media.transcript;

import java.util.Map;

/** Character references of HTML as WebVTT has them, such as {@code &lt;} and {@code &#x2014;}. */
final class CharacterReferences {
    private static final int LONGEST = 10;
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "nbsp", " ", "quot", "\"", "apos", "'", "lrm", "", "rlm", "");

    private CharacterReferences() {}

    /** Appends the text with each reference as its character; what is no reference stays as it is. */
    static void append(String text, StringBuilder to) {
        int at = 0;
        while (at < text.length()) {
            int start = text.indexOf('&', at);
            if (start < 0) {
                break;
            }
            to.append(text, at, start);
            int end = text.indexOf(';', start, Math.min(text.length(), start + LONGEST));
            String name = end < 0 ? "" : text.substring(start + 1, end);
            String character = character(name);
            to.append(character == null ? "&" : character);
            at = character == null ? start + 1 : end + 1;
        }
        to.append(text, at, text.length());
    }

    /** Null for what is no reference. */
    private static String character(String name) {
        if (!name.startsWith("#")) {
            return NAMED.get(name);
        }
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hex ? 2 : 1);
        if (digits.isEmpty()
                || !digits.chars().allMatch(digit -> digit < 128 && Character.digit(digit, hex ? 16 : 10) >= 0)) {
            return null;
        }
        int point = Integer.parseInt(digits, hex ? 16 : 10);
        boolean usable = Character.isValidCodePoint(point) && Character.getType(point) != Character.SURROGATE;
        return usable && point != 0 ? Character.toString(point) : null;
    }
}
