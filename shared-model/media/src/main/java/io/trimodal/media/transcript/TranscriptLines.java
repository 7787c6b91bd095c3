package io.trimodal.media.transcript;

/** The lines of a text, one at a time; they end with LF, CR or both. Not thread-safe. */
final class TranscriptLines {
    private final String text;
    private int start;
    private int end;
    private int number = 1;

    /** At the first line. */
    TranscriptLines(String text) {
        this.text = text;
        this.end = end(0);
    }

    private int end(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /** Whether there is a line here, or the text is over. */
    boolean hasLine() {
        return start <= text.length();
    }

    /** Whether the line is there and blank. */
    boolean isBlank() {
        return hasLine() && line().isBlank();
    }

    /** Whether a line is there that belongs to a block: blocks end at blank lines. */
    boolean isInBlock() {
        return hasLine() && !line().isBlank();
    }

    /** Without its end. Only where there is one. */
    String line() {
        return text.substring(start, end);
    }

    /** From 1. */
    int number() {
        return number;
    }

    void next() {
        boolean both = end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
        start = end + (both ? 2 : 1);
        end = end(start);
        number++;
    }
}
