package io.trimodal.media.segment;

/** How scripts put words beside each other. */
final class Scripts {
    private Scripts() {}

    /** Whether the character belongs to a script that writes words without spaces: Chinese and Japanese. */
    static boolean isUnspaced(int character) {
        return Character.isIdeographic(character)
                || character >= 0x3000 && character <= 0x30FF
                || character >= 0xFF00 && character <= 0xFFEF;
    }

    /** One text after another: with a space, where their script has them. */
    static void append(StringBuilder text, String next) {
        boolean unspaced = !text.isEmpty()
                && !next.isEmpty()
                && isUnspaced(text.codePointBefore(text.length()))
                && isUnspaced(next.codePointAt(0));
        if (!text.isEmpty() && !next.isEmpty() && !unspaced) {
            text.append(' ');
        }
        text.append(next);
    }
}
