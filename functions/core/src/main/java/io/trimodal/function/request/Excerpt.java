package io.trimodal.function.request;

/** Pieces of a request that are safe to repeat in an answer: short, and valid Unicode. */
public final class Excerpt {
    private static final int LONGEST = 200;

    private Excerpt() {}

    /** {@code value}, cut where it is long, with half surrogate pairs replaced. */
    public static String of(String value) {
        String cut = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
        StringBuilder safe = new StringBuilder(cut);
        for (int i = unpairedSurrogate(safe); i >= 0; i = unpairedSurrogate(safe)) {
            safe.setCharAt(i, '\uFFFD');
        }
        return safe.toString();
    }

    /** Index of the first half of a surrogate pair without the other half; -1 if there is none. */
    static int unpairedSurrogate(CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }
}
