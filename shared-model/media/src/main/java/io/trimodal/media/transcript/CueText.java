package io.trimodal.media.transcript;

/** Text of cues. */
final class CueText {
    private CueText() {}

    /** White space and control characters as one blank, none at either end. */
    static String oneLine(CharSequence text) {
        StringBuilder line = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                space = true;
            } else {
                if (space && !line.isEmpty()) {
                    line.append(' ');
                }
                space = false;
                line.append(c);
            }
        }
        return line.toString();
    }
}
