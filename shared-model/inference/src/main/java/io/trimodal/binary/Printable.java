package io.trimodal.binary;

/** Names out of a foreign file, made safe to print: short, on one line, without control characters. */
public final class Printable {
    private static final int LONGEST = 120;

    private Printable() {}

    /** The name in single quotes, cut after 120 characters, other than plain ASCII as backslash-u escapes. */
    public static String quoted(CharSequence name) {
        StringBuilder text = new StringBuilder("'");
        for (int i = 0; i < Math.min(name.length(), LONGEST); i++) {
            char c = name.charAt(i);
            if (c >= ' ' && c <= '~') {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.append(name.length() > LONGEST ? "…'" : "'").toString();
    }
}
